import { createHash, randomUUID } from 'node:crypto'
import { knownRubrics, listRubrics, readRubricText } from '@heshu/shared/rubric/rubric-folders.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { JobQueue } from '@heshu/workers/queue.ts'
import { addReverification, verifiedBy } from '@heshu/workers/reverify.ts'

/** Tells the queue the store's schedules, whenever they are not the ones that it was told last. */
export const createScheduleKeeper = (
  store: Pick<ReportStore, 'listSchedules'>,
  queue: Pick<JobQueue, 'setSchedules' | 'nextTimes'>,
) => {
  let told: string | null = null
  return async (): Promise<void> => {
    const schedules = await store.listSchedules()
    const text = JSON.stringify(schedules)
    // A queue that lost its data has lost them too.
    if (text === told && (await queue.nextTimes()).size >= schedules.length) return
    await queue.setSchedules(schedules)
    told = text
  }
}

const packsHash = (folder: string | null): string => {
  const hash = createHash('sha256')
  for (const { id, file } of knownRubrics(listRubrics(folder)))
    hash.update(`${id}\n${readRubricText(file)}\n`)
  return hash.digest('hex')
}

const FACT = 'verified-by'

/**
 * After a new version of the program, and after a change of the rubric packs: verifies again what was verified by other stages
 * or with another pack. @returns how many reports are due.
 */
export const verifyAfterChange = async (store: ReportStore, rubrics: string | null): Promise<number> => {
  const now = `${verifiedBy()} ${packsHash(rubrics)}`
  const before = await store.readFact(FACT)
  if (before === now) return 0
  const added = await addReverification(
    store,
    { trigger: `change-${randomUUID()}`, name: '程序或评分规则包更新后复核', selection: {}, all: false },
    { id: null, folder: rubrics },
  )
  await store.writeFact(FACT, now)
  return added?.runs ?? 0
}
