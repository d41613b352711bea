import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { MadeOutput, RunResult } from '@heshu/shared/store/runs.ts'
import type { Artifacts } from '../pipeline.ts'
import type { Found, Reply, Task } from './messages.ts'
import { watchParent } from './watch-parent.ts'

// Ctrl-C reaches the whole group; the parent decides what becomes of the work, and its end ends this process.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit(0))

const say = (reply: Reply): void => {
  process.send?.(reply)
}

const [{ verifyInStages, verifyReport }] = await Promise.all([import('../pipeline.ts'), watchParent()])

/** The parent keeps them: this process, which reads foreign bytes, reaches no store. */
const artifacts: Artifacts = {
  find: async (stage, input) => {
    say({ kind: 'find', stage, input })
    const [answer] = (await once(process, 'message')) as [Found]
    return answer.bytes
  },
  keep: (stage, input, bytes) => say({ kind: 'keep', stage, input, bytes }),
}

const pack = async (result: DocumentResult): Promise<MadeOutput> => {
  const [{ packText }, { findingsOf }] = await Promise.all([
    import('@heshu/shared/artifact/pack.ts'),
    import('@heshu/shared/model/changes.ts'),
  ])
  const text = JSON.stringify(result)
  return {
    status: result.status,
    sha256: createHash('sha256').update(text).digest('hex'),
    packed: packText(text),
    format: result.format,
    pages: result.pages,
    figures: result.coverage.figures,
    identity: result.report,
    findings: findingsOf(result),
  }
}

const runStages = async (bytes: Buffer, { name, options, knownKey }: Task): Promise<RunResult> => {
  const { result, ...run } = await verifyInStages(bytes, name, options, artifacts, knownKey ?? null)
  return { ...run, made: result && (await pack(result)) }
}

const run = async (task: Task): Promise<Reply> => {
  let bytes: Buffer
  try {
    bytes = await readFile(task.file)
  } catch (error) {
    return { kind: 'trouble', message: String(error) }
  }
  try {
    return task.kind === 'stages'
      ? { kind: 'staged', result: await runStages(bytes, task) }
      : { kind: 'result', result: await verifyReport(bytes, task.name, task.options) }
  } catch (error) {
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

process.on('message', (task: Task | Found) => {
  if (task.kind === 'found') return
  void run(task).then(reply => {
    // The reader of the file's format was loaded for it. The parent may kill this process once it has the reply.
    flushCompileCache()
    say(reply)
  })
})
say({ kind: 'ready' })
