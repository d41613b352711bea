import { readConfig } from '@heshu/shared/config.ts'
import { knownRubrics, listRubrics, loadRubric, RubricError } from '@heshu/shared/rubric/rubric-folders.ts'
import type { RubricOptions } from '@heshu/workers/find-rubric.ts'

/** The packs for a run. @throws RubricError where the folder of the settings, or the pack that is asked for, cannot be used. */
export const readRubricOptions = async (id: string | undefined): Promise<RubricOptions> => {
  const { rubrics: folder } = readConfig()
  if (id === undefined) {
    if (folder !== null) listRubrics(folder)
    return { id: null, folder }
  }
  const known = knownRubrics(listRubrics(folder))
  const found = known.find(each => each.id === id)
  if (!found) throw new RubricError(`没有评分规则包 ${id}。可用：${known.map(each => each.id).join('、')}。`)
  await loadRubric(found.file)
  return { id, folder }
}
