import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Everything that was ever done, of all workers on all hosts, for the metrics. */
export type Tallies = {
  readonly stages: readonly {
    readonly stage: string
    readonly outcome: string
    readonly jobs: number
    readonly seconds: number
    /** Jobs of at most so many seconds, by the bounds of STAGE_BOUNDS. */
    readonly within: readonly number[]
  }[]
  readonly pages: number
  readonly figures: number
  /** Findings of the results that count, by severity; `open` for those that need a person. */
  readonly findings: Readonly<Record<string, number>>
  /** Open runs, and how long the first of them has been waiting, in seconds. */
  readonly waiting: number
  readonly waitingSeconds: number
  /** Runs that were given up after the last attempt. */
  readonly troubled: number
}

/** In seconds. */
export const STAGE_BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120] as const

export const tallies = (database: Database): { readonly readTallies: () => Promise<Tallies> } => ({
  readTallies: async () => {
    const bounds = STAGE_BOUNDS.map(seconds => sql`count(*) filter (where ms <= ${seconds * 1000})`)
    const [stages, sums, findings, open] = await Promise.all([
      sql<{ stage: string; outcome: string; jobs: string; ms: string; within: string[] }>`
        select stage, outcome, count(*) as jobs, sum(ms) as ms, array[${sql.join(bounds)}] as within
        from outcomes group by 1, 2 order by 1, 2`.execute(database),
      sql<{ pages: string | null; figures: string | null }>`
        select sum(pages) as pages, sum(figures) as figures from results`.execute(database),
      sql<{ severity: string; n: string }>`
        select coalesce(checks.severity, 'open') as severity, count(*) as n
        from reports join results on results.run_id = reports.latest join checks on checks.output = results.output
        group by 1`.execute(database),
      sql<{ waiting: string; troubled: string; seconds: string | null }>`
        select count(*) as waiting, count(*) filter (where trouble is not null) as troubled,
          extract(epoch from now() - min(started_at)) as seconds
        from runs where ended_at is null`.execute(database),
    ])
    return {
      stages: stages.rows.map(row => ({
        stage: row.stage,
        outcome: row.outcome,
        jobs: Number(row.jobs),
        seconds: Number(row.ms) / 1000,
        within: row.within.map(Number),
      })),
      pages: Number(sums.rows[0]?.pages ?? 0),
      figures: Number(sums.rows[0]?.figures ?? 0),
      findings: Object.fromEntries(findings.rows.map(row => [row.severity, Number(row.n)])),
      waiting: Number(open.rows[0]?.waiting ?? 0),
      waitingSeconds: Number(open.rows[0]?.seconds ?? 0),
      troubled: Number(open.rows[0]?.troubled ?? 0),
    }
  },
})
