import type { Migration } from 'kysely/migration'
import { createReportsRunsResults } from './migrations/001-reports-runs-results.ts'
import { pipeline } from './migrations/002-pipeline.ts'

/** Applied in the order of their names, each once; one that has been released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-reports-runs-results': createReportsRunsResults,
  '002-pipeline': pipeline,
}
