import { resolve } from 'node:path'
import { knownRubrics, listRubrics, loadRubric, RubricError } from '@heshu/shared/rubric/rubric-folders.ts'
import type { RubricOptions } from '@heshu/workers/find-rubric.ts'

/** The absolute path of the user's folder of packs; null for none. */
export const ownFolder = (folder: string | undefined): string | null =>
  folder === undefined || folder === '' ? null : resolve(folder)

/** The packs for a run. @throws RubricError where the user's folder, or the pack that is asked for, cannot be used. */
export const readRubricOptions = async (
  id: string | undefined,
  own: string | undefined,
): Promise<RubricOptions> => {
  const folder = ownFolder(own)
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
