import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FindingChanges, FindingRef } from '../model/changes.ts'
import { findingChanges } from '../model/changes.ts'
import type { ReportIdentity } from '../model/extraction.ts'
import { lineOf } from '../model/report-line.ts'
import { type Database, PREPARED, type RunReason, type StageVersions } from './database.ts'

export type RunRef = { readonly reportId: string; readonly runId: string }

/** A run to be queued, and the batch whose job waits for it. */
export type QueueableRun = RunRef & { readonly batchId: string | null; readonly priority: number }

export type UnfinishedRun = RunRef & { readonly name: string; readonly trouble: string | null }

/** A run that is begun, with all that its work needs. */
export type BegunRun = RunRef & {
  readonly sha256: string
  readonly name: string
  readonly reason: RunReason
  /** How often it was begun before without an orderly end. */
  readonly crashes: number
  readonly hasResult: boolean
  /** The result that counts so far. */
  readonly last: { readonly output: string; readonly key: string | null } | null
}

export type StageOutcome = {
  readonly stage: string
  readonly version: number
  readonly outcome: string
  readonly ms: number
}

/** What came of a run. */
export type RunResult = {
  readonly stages: readonly StageOutcome[]
  readonly key: string | null
  readonly pack: string | null
  /** Null where it is the output of the last result again. */
  readonly made: MadeOutput | null
}

export type MadeOutput = {
  readonly status: 'verified' | 'refused'
  /** Of the JSON text. */
  readonly sha256: string
  /** The text under zstd. */
  readonly packed: Uint8Array
  readonly format: string
  readonly pages: number | null
  readonly figures: number
  readonly identity: ReportIdentity
  readonly findings: readonly FindingRef[]
}

export type Runs = {
  /** Notes that a run is begun, before anything of it is done. Null when there is no such run. */
  readonly beginRun: (runId: string) => Promise<BegunRun | null>
  /** Takes a beginning back: the run ended in good order, without a result. */
  readonly endRun: (runId: string) => Promise<void>
  /**
   * Keeps the first result of a run, and what follows from it.
   * @returns whether it was the first (a later one changes nothing), and the line of the report if other files are in it too.
   */
  readonly storeResult: (
    run: BegunRun | RunRef,
    result: RunResult,
  ) => Promise<{ readonly isFirst: boolean; readonly sharedLine: string | null }>
  readonly hasResult: (runId: string) => Promise<boolean>
  /** Notes why the queue gave a run up. */
  readonly noteTrouble: (runId: string, trouble: string) => Promise<void>
  /** Open runs that are in no queue, the most urgent first. */
  readonly runsToQueue: (limit: number) => Promise<QueueableRun[]>
  readonly markQueued: (runIds: readonly string[]) => Promise<void>
  /** How many runs the queue should know: open, queued, and not given up. */
  readonly countQueued: () => Promise<number>
  /** The queue has lost its data: all open runs are to be queued again. @returns how many. */
  readonly forgetQueue: () => Promise<number>
  /** Runs that were given up so long ago are to be queued again; for 0 all, and their crashes are forgotten. @returns how many. */
  readonly retryTroubled: (olderThanMs: number, reportIds?: readonly string[]) => Promise<number>
  /** New runs of these reports, but for those that have an open one. @returns how many. */
  readonly addRuns: (
    reportIds: readonly string[],
    how: { readonly reason: RunReason; readonly batchId: string | null; readonly priority: number },
  ) => Promise<number>
  /** Latest runs of reports without any result, oldest first. */
  readonly unfinishedRuns: () => Promise<UnfinishedRun[]>
}

/** Findings by the output that they stand in. */
export const findingsIn = async (database: Database, output: string): Promise<FindingRef[]> =>
  (await database
    .selectFrom('checks')
    .select(['id', 'kind', 'verdict', 'severity', 'message'])
    .where('output', '=', output)
    .orderBy('id')
    .execute()) as FindingRef[]

export const runs = (database: Database): Runs => {
  const differenceOf = async (
    last: BegunRun['last'],
    made: MadeOutput | null,
  ): Promise<FindingChanges | null> => {
    if (!last) return null
    const before = await findingsIn(database, last.output)
    return findingChanges(before, made?.findings ?? before)
  }

  const storeResult: Runs['storeResult'] = async (run, { stages, key, pack, made }) => {
    const { reportId, runId } = run
    const last = 'last' in run ? run.last : null
    if (!made && !last) throw new Error('there is no last result to keep')
    const versions: StageVersions = Object.fromEntries(stages.map(each => [each.stage, each.version]))
    const isRerun = 'reason' in run && run.reason !== 'new'
    const difference = isRerun ? await differenceOf(last, made) : null
    const line = made?.status === 'verified' ? lineOf(made.identity) : null
    const output = made?.sha256 ?? last!.output
    const rows = (values: readonly unknown[]) => JSON.stringify(values)
    // One statement, so that a result and all that follows from it are there together or not at all.
    const [report, runOf] = [sql`${reportId}::uuid`, sql`${runId}::uuid`]
    const { rows: stored } = await sql<{ n: string; others: boolean }>`${sql.raw(PREPARED)}
      with output as (
        insert into outputs (sha256, document)
        select ${output}::text, ${made ? Buffer.from(made.packed) : null}::bytea where ${made !== null}
        on conflict do nothing),
      last as (
        select * from results where run_id = (select latest from reports where id = ${report}) and ${made === null}),
      result as (
        insert into results
          (run_id, report_id, status, output, key, stages, pack, format, pages, figures, unit, kind, year, title, difference)
        select ${runOf}, ${report}, coalesce(${made?.status ?? null}::text, last.status), ${output}::text, ${key}::text,
          ${JSON.stringify(versions)}::jsonb, ${pack}::text,
          coalesce(${made?.format ?? null}::text, last.format), coalesce(${made?.pages ?? null}::int, last.pages),
          coalesce(${made?.figures ?? null}::int, last.figures, 0),
          coalesce(${made?.identity.unit ?? null}::text, last.unit), coalesce(${made?.identity.kind ?? null}::text, last.kind),
          coalesce(${made?.identity.year ?? null}::int, last.year), coalesce(${made?.identity.title ?? null}::text, last.title),
          ${difference && JSON.stringify(difference)}::jsonb
        from (select 1) one left join last on true
        on conflict (run_id) do nothing returning run_id, status),
      found as (
        insert into checks (output, id, kind, verdict, severity, message)
        select ${output}::text, x.* from json_to_recordset(${rows(made?.findings ?? [])}::json)
          as x(id text, kind text, verdict text, severity text, message text), result
        on conflict do nothing),
      done as (
        insert into outcomes (report_id, run_id, stage, version, outcome, ms)
        select ${report}, ${runOf}, x.* from json_to_recordset(${rows(stages)}::json)
          as x(stage text, version int, outcome text, ms int), result
        on conflict do nothing),
      lined as (
        insert into versions (report_id, line) select ${report}, ${line}::text from result where ${line !== null}
        on conflict (report_id) do update set line = excluded.line where versions.line <> excluded.line),
      counted as (
        update reports set latest = ${runOf}, to_return = to_return or result.status = 'refused' from result
        where reports.id = ${report} and (reports.latest is null or
          (select started_at from runs where id = reports.latest) <= (select started_at from runs where id = ${runOf}))),
      same as (
        update reports set to_return = true from result
        where reports.duplicate_of = ${report} and result.status = 'refused'),
      ended as (
        update runs set ended_at = now(), queued_at = coalesce(queued_at, now()), trouble = null from result
        where runs.id = ${runOf}),
      told as (
        insert into events (kind, report_id, run_id) select status, ${report}, ${runOf} from result)
      select (select count(*) from result) as n,
        exists (select from versions where line = ${line}::text and report_id <> ${report}) as others`.execute(
      database,
    )
    return { isFirst: stored[0]?.n === '1', sharedLine: stored[0]?.others ? line : null }
  }

  return {
    beginRun: async runId => {
      type Row = Omit<BegunRun, 'last'> & { readonly output: string | null; readonly key: string | null }
      // Not waited for until it is on the disk: a beginning that is lost with the power was not worth counting.
      const { rows } = await sql<Row>`${sql.raw(PREPARED)}
        with at_once as (select set_config('synchronous_commit', 'off', true))
        update runs set begun = begun + 1 from reports left join results on results.run_id = reports.latest
        where runs.id = ${runId} and reports.id = runs.report_id and (select count(*) from at_once) = 1
        returning runs.report_id as "reportId", runs.id as "runId", reports.sha256, reports.name, runs.reason,
          runs.begun - 1 as crashes, runs.ended_at is not null as "hasResult", results.output, results.key`.execute(
        database,
      )
      const [row] = rows
      if (!row) return null
      const { output, key, ...run } = row
      return { ...run, last: output === null ? null : { output, key } }
    },

    endRun: async runId => {
      await sql`update runs set begun = greatest(begun - 1, 0) where id = ${runId}`.execute(database)
    },

    storeResult,

    hasResult: async runId =>
      (await database
        .selectFrom('results')
        .select('run_id')
        .where('run_id', '=', runId)
        .executeTakeFirst()) !== undefined,

    noteTrouble: async (runId, trouble) => {
      await sql`with troubled as (
          update runs set trouble = ${trouble}, troubled_at = now() where id = ${runId} and ended_at is null
          returning id, report_id)
        insert into events (kind, report_id, run_id) select 'trouble', report_id, id from troubled`.execute(
        database,
      )
    },

    runsToQueue: async limit =>
      (
        await sql<QueueableRun>`
          select runs.report_id as "reportId", runs.id as "runId", runs.batch_id as "batchId", runs.priority
          from runs where queued_at is null and ended_at is null
          order by priority, started_at, id limit ${limit}`.execute(database)
      ).rows,

    markQueued: async runIds => {
      await sql`update runs set queued_at = now() where id = any(${[...runIds]}::uuid[])`.execute(database)
    },

    countQueued: async () => {
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from runs
        where ended_at is null and queued_at is not null and trouble is null`.execute(database)
      return Number(rows[0]?.n ?? 0)
    },

    forgetQueue: async () => {
      const { numAffectedRows } = await sql`
        update runs set queued_at = null
        where ended_at is null and queued_at is not null and trouble is null`.execute(database)
      return Number(numAffectedRows ?? 0)
    },

    retryTroubled: async (olderThanMs, reportIds) => {
      const { numAffectedRows } = await sql`
        update runs set trouble = null, queued_at = null, begun = case when ${olderThanMs === 0} then 0 else begun end
        where ended_at is null and trouble is not null
          and troubled_at <= now() - make_interval(secs => ${olderThanMs / 1000})
          and (${reportIds === undefined} or report_id = any(${[...(reportIds ?? [])]}::uuid[]))`.execute(
        database,
      )
      return Number(numAffectedRows ?? 0)
    },

    addRuns: async (reportIds, { reason, batchId, priority }) => {
      const open = await database
        .selectFrom('runs')
        .select('report_id')
        .where('ended_at', 'is', null)
        .where('report_id', '=', sql<string>`any(${[...reportIds]}::uuid[])`)
        .execute()
      const busy = new Set(open.map(row => row.report_id))
      const added = [...new Set(reportIds)]
        .filter(id => !busy.has(id))
        .map(id => ({
          id: randomUUID() as string,
          report_id: id,
          reason,
          batch_id: batchId,
          priority,
          queued_at: null,
          trouble: null,
          troubled_at: null,
          ended_at: null,
        }))
      if (added.length > 0) await database.insertInto('runs').values(added).execute()
      return added.length
    },

    unfinishedRuns: async () =>
      (
        await sql<UnfinishedRun>`
          select runs.report_id as "reportId", runs.id as "runId", reports.name, runs.trouble
          from runs join reports on reports.id = runs.report_id
          where runs.ended_at is null and reports.latest is null
          order by runs.started_at, runs.id`.execute(database)
      ).rows,
  }
}
