import { readFile } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import type { Reply, Task } from './messages.ts'
import { watchParent } from './watch-parent.ts'

// Ctrl-C reaches the whole group; the parent decides what becomes of the work, and its end ends this process.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit(0))

const say = (reply: Reply): void => {
  process.send?.(reply)
}

const [{ verifyReport }] = await Promise.all([import('../pipeline.ts'), watchParent()])

const run = async ({ file, name, options }: Task): Promise<Reply> => {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    return { kind: 'trouble', message: String(error) }
  }
  try {
    return { kind: 'result', result: await verifyReport(bytes, name, options) }
  } catch (error) {
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

process.on('message', (task: Task) => {
  void run(task).then(reply => {
    // The reader of the file's format was loaded for it. The parent may kill this process once it has the reply.
    flushCompileCache()
    say(reply)
  })
})
say({ kind: 'ready' })
