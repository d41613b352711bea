import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '@heshu/shared/log.ts'

export type Repeating = {
  /** Does it now, not only at its next time. */
  readonly wake: () => void
  readonly close: () => Promise<void>
}

/** Does a task again and again, `everyMs` after it has ended. Trouble is told, and the task is tried again at its next time. */
export const repeat = (
  what: string,
  everyMs: number,
  log: Log,
  task: (signal: AbortSignal) => Promise<void>,
): Repeating => {
  const closing = new AbortController()
  let pause = new AbortController()
  let isWoken = false
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      isWoken = false
      try {
        await task(closing.signal)
      } catch (error) {
        if (!closing.signal.aborted) log.error(what, { error })
      }
      if (isWoken) continue
      pause = new AbortController()
      await wait(everyMs, undefined, { signal: AbortSignal.any([pause.signal, closing.signal]) }).catch(
        () => {},
      )
    }
  }
  const running = run()
  return {
    wake: () => {
      isWoken = true
      pause.abort()
    },
    close: async () => {
      closing.abort()
      await running
    },
  }
}
