import { stat } from 'node:fs/promises'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { Refusal } from '@heshu/shared/model/report-document.ts'
import type { RunResult } from '@heshu/shared/store/runs.ts'
import { extensionFormat, nameRefusal, refuseSize } from '../parse/read-report.ts'
import type { Artifacts, VerifyOptions } from '../pipeline.ts'
import { refusedResult } from '../refused-result.ts'
import { hashFile } from './hash-file.ts'
import { type Ending, type Limits, startChild, type TaskChild } from './task-child.ts'

export type PoolOptions = Limits & {
  /** How many files are worked on at once. */
  readonly size: number
  /** How long a child without work is kept, in ms; 30 s unless told. */
  readonly idleMs?: number
  /** The program of the children; the tests put their own here. */
  readonly program?: string
}

/** `name`: what the result and its messages call the file; the path unless given. */
export type PoolVerifyOptions = VerifyOptions & { readonly name?: string }

export type Pool = {
  /** Starts a child before there is work for it. */
  readonly warm: () => void
  /**
   * The result of one file. A file that cannot be used, takes longer than the deadline (code timeout) or brings its reader
   * down (crash) is a refused result; rejects only on trouble of the machine, which another try may pass.
   */
  readonly verify: (file: string, options?: PoolVerifyOptions) => Promise<DocumentResult>
  /**
   * The same in stages, for the store. A reader that came down is left to the caller (`crash`), which may know that it was
   * not the file's fault; a file over its time or memory, or too large, is a refusal.
   */
  readonly verifyInStages: (file: string, name: string, how: StagedOptions) => Promise<StagedEnding>
  /** Ends the children; files still waiting are rejected. */
  readonly close: () => Promise<void>
}

export type StagedOptions = {
  readonly options: VerifyOptions
  readonly artifacts: Artifacts
  readonly knownKey: string | null
  /** Ends the child that works on the file; the call then rejects. */
  readonly signal: AbortSignal
}

export type StagedEnding =
  | { readonly ending: 'done'; readonly result: RunResult }
  | { readonly ending: 'refused'; readonly refusal: Refusal }
  | { readonly ending: 'crash'; readonly detail: string }

/** The refusal of a file that brings its reader down again and again. */
export const CRASH_REFUSAL: Refusal = {
  code: 'crash',
  message:
    '读取时程序多次意外中止，文件可能已损坏或构造异常。请用 Word、WPS 或 PDF 阅读器打开并另存为新文件后再核；仍不行的，请把文件交给本软件的维护人员。',
}

const refusalOf = (
  ending: Exclude<Ending['ending'], 'result' | 'staged' | 'broken'>,
  limits: Limits,
): Refusal => {
  if (ending === 'timeout')
    return {
      code: 'timeout',
      message: `处理超过 ${Math.ceil(limits.deadlineMs / 1000)} 秒，已停止。请把报告拆成几个文件，或另存为新文件后再核。`,
    }
  const what =
    ending === 'memory'
      ? `读取时所需内存超过 ${limits.memoryMb} MB，已停止。`
      : '读取时程序意外中止，文件可能已损坏或构造异常。'
  return {
    code: 'crash',
    message: `${what}请用 Word、WPS 或 PDF 阅读器打开并另存为新文件后再核；仍不行的，请把文件交给本软件的维护人员。`,
  }
}

const fileTrouble = (error: unknown): Refusal | null => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { code: 'not-found', message: '找不到这个文件。请检查路径是否写对、文件是否已被移走。' }
  if (code === 'EACCES' || code === 'EPERM')
    return { code: 'unreadable', message: '没有读取这个文件的权限。请调整权限后重试。' }
  return null
}

/** Verifies files in child processes, `size` at a time, so that a hostile or broken file harms nothing but its own result. */
export const createPool = (options: PoolOptions): Pool => {
  const idle: TaskChild[] = []
  const all = new Set<TaskChild>()
  const waiting: (() => void)[] = []
  const reapers = new Map<TaskChild, NodeJS.Timeout>()
  let free = Math.max(1, options.size)
  let closed = false

  const enter = async (): Promise<void> => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    if (closed) throw new Error('the pool is closed')
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free++
  }

  const drop = async (child: TaskChild): Promise<void> => {
    all.delete(child)
    await child.stop()
  }
  const take = (): TaskChild => {
    for (let child = idle.pop(); child; child = idle.pop()) {
      clearTimeout(reapers.get(child))
      reapers.delete(child)
      if (child.isAlive()) return child
      all.delete(child)
    }
    const child = startChild(options, options.program)
    all.add(child)
    return child
  }
  const giveBack = (child: TaskChild): void => {
    if (!child.isAlive() || closed) {
      void drop(child)
      return
    }
    idle.push(child)
    const reaper = setTimeout(() => {
      const at = idle.indexOf(child)
      if (at >= 0) idle.splice(at, 1)
      reapers.delete(child)
      void drop(child)
    }, options.idleMs ?? 30_000)
    reaper.unref()
    reapers.set(child, reaper)
  }

  const verify = async (file: string, verifying: PoolVerifyOptions = {}): Promise<DocumentResult> => {
    const { name = file, ...verifyOptions } = verifying
    const refused = (refusal: Refusal, sha256 = '') =>
      refusedResult(name, sha256, extensionFormat(name), nameRefusal(name, refusal))
    await enter()
    try {
      const facts = await stat(file)
      // A pipe or a device would be waited for without end.
      if (!facts.isFile())
        return refused({ code: 'unsupported', message: '不是普通文件。请给出报告文件的路径。' })
      const tooLarge = refuseSize(facts.size)
      if (tooLarge) return refused(tooLarge)
      const child = take()
      const ending = await child.run({ kind: 'verify', file, name, options: verifyOptions })
      giveBack(child)
      if (ending.ending === 'result') return ending.result
      if (closed) throw new Error('the pool is closed')
      if (ending.ending === 'broken' || ending.ending === 'staged')
        throw new Error(`${file}: ${ending.ending === 'broken' ? ending.detail : 'not asked for'}`)
      return refused(refusalOf(ending.ending, options), await hashFile(file))
    } catch (error) {
      const trouble = fileTrouble(error)
      if (!trouble) throw error
      return refused(trouble)
    } finally {
      leave()
    }
  }

  const verifyInStages: Pool['verifyInStages'] = async (file, name, how) => {
    const { options: verifyOptions, artifacts, knownKey, signal } = how
    await enter()
    try {
      signal.throwIfAborted()
      const facts = await stat(file)
      const tooLarge = refuseSize(facts.size)
      if (tooLarge) return { ending: 'refused', refusal: nameRefusal(name, tooLarge) }
      const child = take()
      const stop = () => void child.stop()
      signal.addEventListener('abort', stop)
      const ending = await child.run(
        { kind: 'stages', file, name, options: verifyOptions, knownKey },
        artifacts,
      )
      signal.removeEventListener('abort', stop)
      giveBack(child)
      signal.throwIfAborted()
      if (closed) throw new Error('the pool is closed')
      if (ending.ending === 'staged') return { ending: 'done', result: ending.result }
      if (ending.ending === 'crash') return ending
      if (ending.ending === 'timeout' || ending.ending === 'memory')
        return { ending: 'refused', refusal: nameRefusal(name, refusalOf(ending.ending, options)) }
      throw new Error(`${file}: ${ending.ending === 'broken' ? ending.detail : 'not asked for'}`)
    } finally {
      leave()
    }
  }

  const close = async (): Promise<void> => {
    closed = true
    for (const reaper of reapers.values()) clearTimeout(reaper)
    for (const resume of waiting.splice(0)) resume()
    await Promise.all([...all].map(drop))
  }

  return { warm: () => giveBack(take()), verify, verifyInStages, close }
}
