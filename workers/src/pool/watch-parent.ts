import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Runs beside the main thread, whose loop may be busy with one file for long and then hears nothing of a parent's end. */
const WATCH = `
const parent = process.ppid
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 500)
`

/**
 * Ends this process within half a second of its parent's end, whatever it is doing. Resolves when the watch is kept: a
 * thread does not come up while the main one is busy.
 */
export const watchParent = async (): Promise<void> => {
  const watch = new Worker(WATCH, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } })
  await once(watch, 'online')
  watch.unref()
}
