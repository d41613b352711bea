import { createLog } from '@heshu/shared/log.ts'
import { openQueue } from '@heshu/workers/queue.ts'

// A worker that takes one job and never ends it: for the tests, which kill it.
const [redisUrl, databaseUrl = ''] = process.argv.slice(2)
const hang = async () => {
  process.send?.('taken')
  await new Promise(() => {})
}
openQueue({ redisUrl: redisUrl || null }, databaseUrl, createLog('silent')).work(
  { 'verify-report': hang, 'finish-batch': hang, reverify: hang },
  () => {},
)
