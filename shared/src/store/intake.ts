import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { RunRef } from './runs.ts'

/** A report as the inbox took it: id chosen by the caller, so that taking it twice is taking it once. */
export type NewReport = {
  readonly id: string
  readonly sha256: string
  /** Its path inside the inbox, with '/'. */
  readonly name: string
  readonly bytes: number
  /** The folder or archive that it came in; null for a single file. */
  readonly batchId: string | null
  /** Of its first run: lower goes first. */
  readonly priority: number
  /** Its first run is not for the queue: the caller has its result. */
  readonly isHeld: boolean
}

/** What came of adding a report: a first run to do, or the earlier report of the same bytes. */
export type Addition =
  | { readonly outcome: 'new'; readonly run: RunRef }
  | { readonly outcome: 'duplicate'; readonly of: string }

/** A file that never became a report, since it could not be opened. */
export type TurnedAway = {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly message: string
}

/** A refused report whose file has to be laid where its sender sees it. */
export type ToReturn = {
  readonly reportId: string
  readonly sha256: string
  readonly name: string
  /** The output that holds the refusal. */
  readonly output: string
  /** The name of the first report of the same bytes, where it is a duplicate. */
  readonly sameAs: string | null
}

export type Intake = {
  /** Adds many at once, in their order; one that was added before gives the same answer again. */
  readonly addReports: (reports: readonly NewReport[]) => Promise<Addition[]>
  readonly turnAway: (file: TurnedAway) => Promise<void>
  readonly toReturn: (limit: number) => Promise<ToReturn[]>
  readonly noteReturned: (reportId: string) => Promise<void>
}

const UNIQUE_VIOLATION = '23505'
const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION

export const intake = (database: Database): Intake => {
  const addOnce = (reports: readonly NewReport[]): Promise<Addition[]> =>
    database.transaction().execute(async transaction => {
      const known = await transaction
        .selectFrom('reports')
        .leftJoin('runs', join => join.onRef('runs.report_id', '=', 'reports.id').on('reason', '=', 'new'))
        .select(['reports.id', 'reports.duplicate_of', 'runs.id as run_id'])
        .where('reports.id', '=', sql<string>`any(${reports.map(report => report.id)}::uuid[])`)
        .execute()
      const answers = new Map<string, Addition>()
      for (const { id, duplicate_of, run_id } of known) {
        if (duplicate_of) answers.set(id, { outcome: 'duplicate', of: duplicate_of })
        else if (run_id) answers.set(id, { outcome: 'new', run: { reportId: id, runId: run_id } })
      }
      const fresh = reports.filter(report => !answers.has(report.id))
      if (fresh.length === 0) return reports.map(report => answers.get(report.id)!)

      const firsts = new Map(
        (
          await transaction
            .selectFrom('reports')
            .leftJoin('results', 'results.run_id', 'reports.latest')
            .select(['reports.id', 'reports.sha256', 'results.status'])
            .where('reports.sha256', '=', sql<string>`any(${fresh.map(report => report.sha256)}::text[])`)
            .where('duplicate_of', 'is', null)
            .execute()
        ).map(row => [row.sha256, { id: row.id, refused: row.status === 'refused' }]),
      )
      const rows = fresh.map(({ id, sha256, name, bytes, batchId }) => {
        const first = firsts.get(sha256)
        if (!first) firsts.set(sha256, { id, refused: false })
        return {
          id,
          sha256,
          name,
          bytes: String(bytes),
          duplicate_of: first?.id ?? null,
          batch_id: batchId,
          latest: null,
          to_return: first?.refused ?? false,
        }
      })
      const runs = fresh
        .filter((_, n) => rows[n]?.duplicate_of === null)
        .map(({ id, batchId, priority, isHeld }) => ({
          id: randomUUID() as string,
          report_id: id,
          batch_id: batchId,
          priority,
          queued_at: isHeld ? new Date() : null,
          trouble: null,
          troubled_at: null,
          ended_at: null,
        }))
      await transaction.insertInto('reports').values(rows).execute()
      if (runs.length > 0) await transaction.insertInto('runs').values(runs).execute()
      await transaction
        .insertInto('events')
        .values(
          rows.map(row => ({
            kind: row.duplicate_of === null ? 'received' : 'duplicate',
            report_id: row.id,
            run_id: null,
            batch_id: row.batch_id,
            detail: row.duplicate_of === null ? null : JSON.stringify({ of: row.duplicate_of }),
          })),
        )
        .execute()
      for (const run of runs)
        answers.set(run.report_id, { outcome: 'new', run: { reportId: run.report_id, runId: run.id } })
      for (const row of rows)
        if (row.duplicate_of) answers.set(row.id, { outcome: 'duplicate', of: row.duplicate_of })
      return reports.map(report => answers.get(report.id)!)
    })

  return {
    addReports: async reports => {
      if (reports.length === 0) return []
      // Equal files taken at the same moment elsewhere: the second one finds the first when it looks again.
      for (let left = 5; ; left--)
        try {
          return await addOnce(reports)
        } catch (error) {
          if (left === 0 || !isUniqueViolation(error)) throw error
        }
    },

    turnAway: async ({ id, name, code, message }) => {
      await sql`with added as (
          insert into turned_away (id, name, code, message) values (${id}, ${name}, ${code}, ${message})
          on conflict do nothing returning id)
        insert into events (kind, detail) select 'turned-away', ${JSON.stringify({ code })}::jsonb from added`.execute(
        database,
      )
    },

    toReturn: async limit =>
      (
        await sql<ToReturn>`
          select reports.id as "reportId", reports.sha256, reports.name, results.output, first.name as "sameAs"
          from reports
          left join reports first on first.id = reports.duplicate_of
          join results on results.run_id = coalesce(reports.latest, first.latest)
          where reports.to_return and results.status = 'refused'
          order by reports.received_at limit ${limit}`.execute(database)
      ).rows,

    noteReturned: async reportId => {
      await database.updateTable('reports').set({ to_return: false }).where('id', '=', reportId).execute()
    },
  }
}
