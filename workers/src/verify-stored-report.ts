import { HandBackError, type JobHandlers, PRIORITIES } from '@heshu/shared/jobs.ts'
import type { Log } from '@heshu/shared/log.ts'
import type { ArtifactFiles, Files } from '@heshu/shared/store/files.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { BegunRun, RunResult } from '@heshu/shared/store/runs.ts'
import type { RubricOptions } from './find-rubric.ts'
import type { Artifacts } from './pipeline.ts'
import { CRASH_REFUSAL, type Pool } from './pool/pool.ts'
import { refuseRun } from './refuse-run.ts'
import { STAGE_VERSIONS } from './stages.ts'

export type VerifyingDependencies = {
  readonly store: ReportStore
  readonly files: Files
  readonly pool: Pick<Pool, 'verifyInStages'>
  readonly rubrics: RubricOptions
  readonly log: Log
}

/** So often may a worker or a reader die over a report before the report is held to be the cause. */
const MOST_CRASHES = 6

/**
 * The artifacts of a stage under the hash of its input and its version. What cannot be kept is made again another time.
 * @param isFresh nothing of the report can be there yet.
 */
const artifactsIn = (
  files: ArtifactFiles,
  isFresh: boolean,
  log: Log,
): Artifacts & { readonly kept: () => Promise<void> } => {
  const keeping: Promise<void>[] = []
  const nameOf = (stage: keyof typeof STAGE_VERSIONS, input: string) =>
    `${stage}-${STAGE_VERSIONS[stage]}/${input.slice(0, 2)}/${input}`
  return {
    find: async (stage, input) => (isFresh ? null : files.find(nameOf(stage, input))),
    keep: (stage, input, bytes) => {
      keeping.push(
        files
          .keep(nameOf(stage, input), bytes)
          .catch(error => log.warn('artifact not kept', { stage, error })),
      )
    },
    kept: async () => void (await Promise.all(keeping)),
  }
}

const work = async (
  { files, pool, rubrics, log }: VerifyingDependencies,
  run: BegunRun,
  signal: AbortSignal,
): Promise<RunResult> => {
  const artifacts = artifactsIn(files.artifacts, run.last === null && run.crashes === 0, log)
  const ending = await files.originals.withFile(run.sha256, path =>
    pool.verifyInStages(path, run.name, {
      options: { rubrics },
      artifacts,
      knownKey: run.last?.key ?? null,
      signal,
    }),
  )
  await artifacts.kept()
  if (ending.ending === 'done') return ending.result
  if (ending.ending === 'refused') return refuseRun(run.name, run.sha256, ending.refusal)
  throw new CrashError(ending.detail)
}

/** The reader of a report came down; it counts against the report. */
class CrashError extends Error {
  override readonly name = 'CrashError'
}

/** A later version was verified by newer stages than the one before it: that one again, so that they can be compared. */
const evenOutVersions = async (
  store: ReportStore,
  line: string,
  { reportId }: BegunRun,
  { stages }: RunResult,
): Promise<void> => {
  const versions = await store.versionsOf(line)
  const before = versions[versions.findIndex(version => version.id === reportId) - 1]
  if (before && stages.some(({ stage, version }) => before.stages[stage] !== version))
    await store.addRuns([before.id], { reason: 'compared', batchId: null, priority: PRIORITIES.batch })
}

/**
 * The handler of verify-report: original from the store, through the stages, result into the store. In the stored result
 * `file` is the report's path inside the inbox; all else is what `heshu verify --json` gives for the file.
 */
export const verifyStoredReport =
  (deps: VerifyingDependencies): JobHandlers['verify-report'] =>
  async ({ reportId, runId }, { jobId, attempt, signal }) => {
    const { store, log } = deps
    const started = performance.now()
    const run = await store.beginRun(runId)
    if (!run) throw new Error(`run ${runId} is not in the store`)
    if (run.hasResult) return
    const crashed = run.crashes >= MOST_CRASHES
    let result: RunResult
    try {
      result = crashed ? refuseRun(run.name, run.sha256, CRASH_REFUSAL) : await work(deps, run, signal)
    } catch (error) {
      // The beginning of a crash stays counted, as it does when this process does not live to say so.
      if (!(error instanceof CrashError)) await store.endRun(runId).catch(() => {})
      if (signal.aborted) throw new HandBackError('the worker is ending')
      throw error
    }
    const { isFirst, sharedLine } = await store.storeResult(run, result)
    if (isFirst && sharedLine !== null) await evenOutVersions(store, sharedLine, run, result)
    log.info('report done', {
      reportId,
      runId,
      jobId,
      attempt,
      status: result.made?.status ?? 'unchanged',
      ms: Math.round(performance.now() - started),
    })
  }
