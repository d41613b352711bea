import type { Log } from '@heshu/shared/log.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { type Repeating, repeat } from './repeat.ts'

const LOOK_MS = 2000

/** Starts the embedded server again when it ends by itself: a crash, or a disk that was full. */
export const keepPostgres = (data: string, log: Log): Repeating =>
  repeat('embedded PostgreSQL does not start', LOOK_MS, log, async () => {
    if ((await findEmbeddedPostgres(data)) !== null) return
    log.warn('embedded PostgreSQL has ended')
    await startEmbeddedPostgres(data)
    log.info('embedded PostgreSQL started again')
  })
