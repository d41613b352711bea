import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Rubric } from './rubric.ts'
import { type RubricCard, readCard } from './rubric-card.ts'

/** A pack that lies in a folder; `card` is null for a file that does not say what it is for. */
export type RubricFile = { readonly name: string; readonly file: string; readonly card: RubricCard | null }
export type KnownRubric = RubricCard & { readonly file: string }

/** The packs of the program. */
export const BUILT_IN_RUBRICS = fileURLToPath(new URL('../../rubrics', import.meta.url))
/** A pack is some tens of kilobytes. */
const LARGEST = 4_000_000

/** A pack, or a folder of packs, that cannot be used; the message (Chinese) names the file and what is expected. */
export class RubricError extends Error {
  override readonly name = 'RubricError'
}

/** @throws RubricError when the file cannot be read. */
export const readRubricText = (file: string): string => {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new RubricError(
      `${file}：${code === 'ENOENT' ? '找不到这个文件' : code === 'EISDIR' ? '是文件夹，应为 rubric.yaml 文件' : `无法读取（${code}）`}`,
    )
  }
  if (bytes.length > LARGEST) throw new RubricError(`${file}：文件过大，不像是评分规则包`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RubricError(`${file}：不是 UTF-8 编码的文本`)
  }
}

const listFolder = (folder: string): RubricFile[] => {
  let names: string[]
  try {
    names = readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(entry => entry.name)
      .sort()
  } catch {
    throw new RubricError(`评分规则包的文件夹 ${folder} 无法读取。请检查 --rubrics 或配置项 HESHU_RUBRICS。`)
  }
  return names.flatMap(name => {
    const file = join(folder, name, 'rubric.yaml')
    try {
      return [{ name, file, card: readCard(readRubricText(file)) }]
    } catch {
      return []
    }
  })
}

/** Every pack: the built-in ones, then the user's, which take the place of a built-in one of the same id. @throws RubricError */
export const listRubrics = (own: string | null): RubricFile[] => {
  const mine = own === null ? [] : listFolder(own)
  const ids = new Set(mine.map(({ card }) => card?.id))
  return [...listFolder(BUILT_IN_RUBRICS).filter(({ card }) => !card || !ids.has(card.id)), ...mine]
}

export const knownRubrics = (files: readonly RubricFile[]): KnownRubric[] =>
  files.flatMap(({ card, file }) => (card ? [{ ...card, file }] : []))

/** Loads one pack; the readers of YAML and schema come with it. @throws RubricError naming file, keys and what is expected. */
export const loadRubric = async (file: string): Promise<Rubric> => {
  const yaml = readRubricText(file)
  const { readRubric } = await import('./read-rubric.ts')
  const read = readRubric(yaml)
  if (read.rubric) return read.rubric
  throw new RubricError(`${file}：\n${read.problems.map(problem => `  ${problem}`).join('\n')}`)
}
