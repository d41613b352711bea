import type { BatchProgress } from '@heshu/shared/store/batches.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'

const lineOf = ({
  name,
  files,
  verified,
  refused,
  duplicates,
  unfinished,
  withFindings,
}: BatchProgress): string =>
  [
    `“${name}”：已复核 ${verified + refused}/${files - duplicates} 份`,
    ...(withFindings > 0 ? [`有不符 ${withFindings} 份`] : []),
    ...(refused > 0 ? [`无法复核 ${refused} 份`] : []),
    ...(duplicates > 0 ? [`重复 ${duplicates} 份`] : []),
    ...(unfinished === 0 ? ['完成'] : []),
  ].join('，')

/** Writes a line for each batch that has come further since the last look. */
export const createBatchLines = (
  store: Pick<ReportStore, 'openBatches' | 'batchProgress'>,
  write: (line: string) => void,
) => {
  const told = new Map<string, string>()
  const tell = (batch: BatchProgress): void => {
    const line = lineOf(batch)
    if (batch.files > 0 && told.get(batch.id) !== line) write(line)
    told.set(batch.id, line)
  }
  return async (): Promise<void> => {
    const open = await store.openBatches()
    for (const batch of open) tell(batch)
    const ids = new Set(open.map(({ id }) => id))
    for (const id of told.keys()) {
      if (ids.has(id)) continue
      const ended = await store.batchProgress(id)
      if (ended) tell(ended)
      told.delete(id)
    }
  }
}
