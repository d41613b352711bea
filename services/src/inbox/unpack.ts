import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Unpacking } from './zip-archive.ts'

const CHILD = fileURLToPath(new URL('./unpack-child.ts', import.meta.url))
const MEMORY_MB = 256
const DEADLINE_MS = 600_000

/** Unpacks an archive in a process of its own, with a limit to its memory and its time. Rejects on trouble of the machine. */
export const unpackApart = (archive: string, folder: string, signal: AbortSignal): Promise<Unpacking> =>
  new Promise((resolve, reject) => {
    const child = fork(CHILD, [archive, folder], {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: DEADLINE_MS,
      killSignal: 'SIGKILL',
      signal,
    })
    let unpacking: Unpacking | null = null
    child.on('message', message => {
      unpacking = message as Unpacking
    })
    child.once('error', reject)
    child.once('close', (code, killed) => {
      if (unpacking) resolve(unpacking)
      else reject(new Error(`the archive was not unpacked (${killed ?? `exit ${code}`})`))
    })
  })
