import { randomUUID } from 'node:crypto'
import { PRIORITIES } from '@heshu/shared/jobs.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { LatestResult, Selection } from '@heshu/shared/store/results.ts'
import { packFor, type RubricOptions } from './find-rubric.ts'
import { STAGE_VERSIONS } from './stages.ts'

/** Why a report is to be verified again. */
export type Due = { readonly report: LatestResult; readonly why: 'asked' | 'stage' | 'pack' }

const PAGE = 500

/** Whether a stage that the result went through, or the pack that is for the report, has changed since. */
const changeSince = (report: LatestResult, rubrics: RubricOptions): 'stage' | 'pack' | null => {
  const now: Readonly<Record<string, number>> = STAGE_VERSIONS
  if (Object.entries(report.stages).some(([stage, version]) => now[stage] !== version)) return 'stage'
  if (report.status === 'refused') return null
  return packFor(report.identity, rubrics) === report.pack ? null : 'pack'
}

/** The reports of a selection that are due: all of them when they were asked for, else those that something changed for. */
export async function* findDue(
  store: Pick<ReportStore, 'latestResults'>,
  selection: Selection,
  rubrics: RubricOptions,
  all: boolean,
): AsyncGenerator<Due> {
  for (let after: string | null = null; ; ) {
    const page: LatestResult[] = await store.latestResults(selection, after, PAGE)
    for (const report of page) {
      const change = changeSince(report, rubrics)
      if (change ?? all) yield { report, why: change ?? 'asked' }
    }
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE || after === null) return
  }
}

export type Reverification = {
  /** What started it; the same start makes one batch, however often it is told. */
  readonly trigger: string
  /** For people: what it covers. */
  readonly name: string
  readonly selection: Selection
  readonly all: boolean
}

/** Makes a batch of new runs of what is due. @returns how many runs, and their batch; null when nothing is due. */
export const addReverification = async (
  store: ReportStore,
  { trigger, name, selection, all }: Reverification,
  rubrics: RubricOptions,
): Promise<{ readonly batchId: string; readonly runs: number } | null> => {
  let batchId: string | null = null
  let runs = 0
  let ids: string[] = []
  const add = async () => {
    if (ids.length === 0) return
    batchId ??= await store.openBatch({ id: randomUUID(), kind: 'reverify', name, trigger })
    runs += await store.addRuns(ids, { reason: 'reverify', batchId, priority: PRIORITIES.reverify })
    ids = []
  }
  for await (const { report } of findDue(store, selection, rubrics, all)) {
    ids.push(report.id)
    if (ids.length === PAGE) await add()
  }
  await add()
  if (batchId === null) return null
  await store.closeBatch(batchId)
  return { batchId, runs }
}

/** What all reports that are not due were verified by: when this text changes, some may be. */
export const verifiedBy = (): string => JSON.stringify(STAGE_VERSIONS)
