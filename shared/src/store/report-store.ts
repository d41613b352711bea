import { sql } from 'kysely'
import { type Batches, batches } from './batches.ts'
import { openDatabase } from './database.ts'
import { type Intake, intake } from './intake.ts'
import { type Results, results } from './results.ts'
import { type Reviews, reviews } from './reviews.ts'
import { type Runs, runs } from './runs.ts'
import { type Schedules, schedules } from './schedules.ts'
import { type Tallies, tallies } from './tallies.ts'

/** Reports, their runs and results (PostgreSQL). All effects on them go through here. */
export type ReportStore = Intake &
  Batches &
  Runs &
  Results &
  Reviews &
  Schedules & {
    readonly readTallies: () => Promise<Tallies>
    /** @throws when the database does not answer. */
    readonly ping: () => Promise<void>
    readonly close: () => Promise<void>
  }

/** @param databaseUrl of a running PostgreSQL server. */
export const openReportStore = async (databaseUrl: string): Promise<ReportStore> => {
  const database = await openDatabase(databaseUrl)
  return {
    ...intake(database),
    ...batches(database),
    ...runs(database),
    ...results(database),
    ...reviews(database),
    ...schedules(database),
    ...tallies(database),
    ping: async () => void (await sql`select 1`.execute(database)),
    close: () => database.destroy(),
  }
}
