import {
  knownRubrics,
  listRubrics,
  loadRubric,
  RubricError,
  type RubricFile,
} from '@heshu/shared/rubric/rubric-folders.ts'
import { createPool } from '@heshu/workers/pool/pool.ts'
import { READER_LIMITS } from '@heshu/workers/reader-limits.ts'
import { printable } from '@heshu/workers/report/printable.ts'
import { checkRubric, hasDefects } from '@heshu/workers/verify/rubric/check-rubric.ts'
import { ownFolder } from './rubric-options.ts'
import { kindText, rubricText } from './rubric-text.ts'
import { openStandardOutput } from './standard-output.ts'

const print = async (text: string): Promise<void> => {
  await openStandardOutput().write(`${printable(text).trimEnd()}\n`)
}

const complain = (error: unknown): 2 => {
  if (!(error instanceof RubricError)) throw error
  process.stderr.write(`${printable(error.message)}\n`)
  return 2
}

const lineOf = async ({ name, file, card }: RubricFile): Promise<string> => {
  try {
    const rubric = await loadRubric(file)
    if (rubric.id !== name) throw new RubricError(`id ${rubric.id} 与文件夹名 ${name} 不同`)
    if (
      card?.id !== rubric.id ||
      card.year !== rubric.year ||
      card.issuer !== rubric.issuer ||
      card.kind !== rubric.kind
    )
      throw new RubricError('id、issuer、kind、year 应各占一行，直接写在文件最外层')
    return `${rubric.id}　${rubric.year} 年起　${rubric.issuer ?? '不限'}　${kindText(rubric.kind)}　${rubric.name}`
  } catch (error) {
    return `${card?.id ?? name}　不能使用：${error instanceof Error ? error.message : String(error)}`
  }
}

/** Prints every pack, those that cannot be used with the reason. */
export const listPacks = async (own: string | undefined): Promise<0 | 2> => {
  try {
    const lines = await Promise.all(listRubrics(ownFolder(own)).map(lineOf))
    await print(lines.join('\n'))
    return 0
  } catch (error) {
    return complain(error)
  }
}

const printPack = async (file: string): Promise<boolean> => {
  const rubric = await loadRubric(file)
  const checked = checkRubric(rubric)
  await print(rubricText(rubric, checked))
  return hasDefects(checked)
}

/** Prints one pack with all it rests on. */
export const showPack = async (id: string, own: string | undefined): Promise<0 | 2> => {
  try {
    const known = knownRubrics(listRubrics(ownFolder(own)))
    const found = known.find(each => each.id === id)
    if (!found)
      throw new RubricError(`没有评分规则包 ${id}。可用：${known.map(each => each.id).join('、')}。`)
    await printPack(found.file)
    return 0
  } catch (error) {
    return complain(error)
  }
}

/** Prints each criterion of a pack beside what it compiled to; 1 where the pack has defects, 2 where it cannot be read. */
export const checkPack = async (file: string): Promise<0 | 1 | 2> => {
  try {
    return (await printPack(file)) ? 1 : 0
  } catch (error) {
    return complain(error)
  }
}

const HEAD = `# 由报告的评分表起草，评分标准为报告原文。请核对后改写：
# 1. 编号 id 写成 <发布地拼音>-<department|project>-<年度>，文件夹用同一个名字；
# 2. issuer 写发布地的全名，它决定哪些报告适用；
# 3. 用 heshu rubric check 检查。
`

/** Prints a pack drafted from a report's own score table. */
export const draftPack = async (file: string): Promise<0 | 1 | 2> => {
  const pool = createPool({ size: 1, ...READER_LIMITS })
  try {
    const { refusal, draft } = await pool.verify(file, { draft: true })
    if (refusal) {
      process.stderr.write(`${printable(refusal.message)}\n`)
      return 2
    }
    if (!draft) {
      process.stderr.write(`${printable(file)}：报告没有带分值的评分表，不能起草。\n`)
      return 1
    }
    const { writeRubric } = await import('@heshu/shared/rubric/write-rubric.ts')
    await print(HEAD + writeRubric(draft))
    return 0
  } finally {
    await pool.close()
  }
}
