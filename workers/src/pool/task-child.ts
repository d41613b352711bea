import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { RunResult } from '@heshu/shared/store/runs.ts'
import type { Artifacts } from '../pipeline.ts'
import type { Found, Reply, Task } from './messages.ts'

export type Limits = {
  /** The most that a child may hold, in MB, all memory counted. */
  readonly memoryMb: number
  /** The longest that one file may take, in ms from the start of its work. */
  readonly deadlineMs: number
}

/** How a task ended. `broken`: the machine is at fault and another try may do. */
export type Ending =
  | { readonly ending: 'result'; readonly result: DocumentResult }
  | { readonly ending: 'staged'; readonly result: RunResult }
  | { readonly ending: 'timeout' }
  | { readonly ending: 'memory' }
  | { readonly ending: 'crash'; readonly detail: string }
  | { readonly ending: 'broken'; readonly detail: string }

/** A child process that works on one file at a time. */
export type TaskChild = {
  readonly run: (task: Task, artifacts?: Artifacts) => Promise<Ending>
  readonly isAlive: () => boolean
  readonly pid: number | undefined
  /** Kills it and resolves when it has ended. */
  readonly stop: () => Promise<void>
}

const CHILD = fileURLToPath(new URL('./start-child.mjs', import.meta.url))
/** A child that has not loaded its program by then never will. */
const START_MS = 60_000
const MEMORY_POLL_MS = 200

/** The memory that a process holds, in MB; null where the system does not show it (only Linux does). */
const residentMb = async (pid: number): Promise<number | null> => {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number.parseInt(kilobytes, 10) / 1024
  } catch {
    return null
  }
}

/**
 * Starts a child. Two limits hold its memory: V8's for objects, and a look at the whole process every 200 ms for buffers
 * (what a PDF's streams unpack to), which V8's does not count.
 */
export const startChild = (limits: Limits, program: string = CHILD): TaskChild => {
  const child: ChildProcess = fork(program, [], {
    // Patterns run on long texts at once: compiling them twice, first to be interpreted, costs 100 ms of the first report.
    execArgv: [
      `--max-old-space-size=${limits.memoryMb}`,
      '--no-regexp-tier-up',
      '--disable-warning=ExperimentalWarning',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let alive = true
  let ready = false
  let complaint = ''
  let finish: ((ending: Ending) => void) | null = null
  let clock: NodeJS.Timeout | undefined
  let overMemory = false
  let artifacts: Artifacts | undefined

  const end = (ending: Ending): void => {
    clearTimeout(clock)
    const done = finish
    finish = null
    done?.(ending)
  }
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  const limitTime = (ms: number, ending: Ending): void => {
    clearTimeout(clock)
    clock = setTimeout(() => {
      alive = false
      kill()
      end(ending)
    }, ms)
  }
  /** While it has no work it must not keep the parent from ending. */
  const hold = (held: boolean): void => {
    const streams = [child, child.channel, child.stderr as unknown as { ref(): void; unref(): void } | null]
    for (const stream of streams) held ? stream?.ref() : stream?.unref()
  }

  const hand = async ({ stage, input }: Extract<Reply, { kind: 'find' }>): Promise<void> => {
    // What cannot be fetched is made again.
    const bytes = (await artifacts?.find(stage, input).catch(() => null)) ?? null
    const found: Found = { kind: 'found', bytes }
    if (alive) child.send(found, () => {})
  }

  const gone = new Promise<void>(resolve => {
    const close = (detail: string): void => {
      alive = false
      end(
        overMemory || complaint.includes('heap out of memory')
          ? { ending: 'memory' }
          : { ending: ready ? 'crash' : 'broken', detail: `${detail} ${complaint}`.trim() },
      )
      resolve()
    }
    child.once('close', (code, signal) => close(signal ?? `exit ${code}`))
    child.once('error', error => close(String(error)))
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4000)
  })
  child.on('message', (reply: Reply) => {
    if (reply.kind === 'ready') {
      ready = true
      if (finish) limitTime(limits.deadlineMs, { ending: 'timeout' })
    } else if (reply.kind === 'find') void hand(reply)
    else if (reply.kind === 'keep') artifacts?.keep(reply.stage, reply.input, reply.bytes)
    else if (reply.kind === 'result') end({ ending: 'result', result: reply.result })
    else if (reply.kind === 'staged') end({ ending: 'staged', result: reply.result })
    else end({ ending: reply.kind === 'failed' ? 'crash' : 'broken', detail: reply.message })
  })

  const watchMemory = async (): Promise<void> => {
    while (finish && alive && child.pid !== undefined) {
      const held = await residentMb(child.pid)
      if (held === null) return
      if (held > limits.memoryMb && alive) {
        overMemory = true
        alive = false
        kill()
        return
      }
      await new Promise(resolve => setTimeout(resolve, MEMORY_POLL_MS))
    }
  }

  const run: TaskChild['run'] = async (task, given) => {
    hold(true)
    artifacts = given
    complaint = ''
    const ending = await new Promise<Ending>(resolve => {
      finish = resolve
      limitTime(
        ready ? limits.deadlineMs : START_MS,
        ready ? { ending: 'timeout' } : { ending: 'broken', detail: 'the child did not start' },
      )
      if (!alive) return end({ ending: 'broken', detail: 'the child has ended' })
      child.send(task, error => {
        if (error) end({ ending: 'broken', detail: String(error) })
      })
      void watchMemory()
    })
    hold(false)
    artifacts = undefined
    return ending
  }

  return {
    run,
    isAlive: () => alive,
    pid: child.pid,
    stop: async () => {
      alive = false
      hold(true)
      kill()
      await gone
    },
  }
}
