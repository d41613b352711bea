import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportIdentity } from '@heshu/shared/model/extraction.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import type { Note } from '@heshu/shared/model/report-document.ts'
import { chooseRubric } from '@heshu/shared/rubric/choose-rubric.ts'
import type { Rubric } from '@heshu/shared/rubric/rubric.ts'
import {
  BUILT_IN_RUBRICS,
  type KnownRubric,
  knownRubrics,
  listRubrics,
  loadRubric,
  readRubricText,
} from '@heshu/shared/rubric/rubric-folders.ts'
import type { RubricChoice } from './verify/rubric/apply-rubric.ts'

export type RubricOptions = { readonly id: string | null; readonly folder: string | null }

/** The pack for a report, and what there is to say of one that cannot be used. */
export type FoundRubric = { readonly rubric: RubricChoice | null; readonly note: Note | null }

const NONE: RubricOptions = { id: null, folder: null }

// A process reads many reports: the folders are listed, and a pack is read, once, until one of their files changes.
type Listing = { readonly state: string; readonly packs: readonly KnownRubric[]; readonly lookedAt: number }
const listings = new Map<string | null, Listing>()
const loaded = new Map<string, Promise<Rubric>>()
const hashes = new Map<string, string>()
const LOOK_AGAIN_MS = 1000

/** Names, sizes and times of the packs' files: whether anything was changed, without reading them. */
const stateOf = (folder: string | null): string =>
  [BUILT_IN_RUBRICS, ...(folder === null ? [] : [folder])]
    .flatMap(place => readdirSync(place).map(name => join(place, name, 'rubric.yaml')))
    .map(file => {
      const facts = statSync(file, { throwIfNoEntry: false })
      return facts ? `${file}:${facts.size}:${facts.mtimeMs}` : ''
    })
    .join('\n')

const packsIn = (folder: string | null): readonly KnownRubric[] => {
  const known = listings.get(folder)
  if (known && performance.now() - known.lookedAt < LOOK_AGAIN_MS) return known.packs
  // Listed first: a folder that cannot be read is told in the words for it.
  const isNew = !known || stateOf(folder) !== known.state
  const packs = isNew ? knownRubrics(listRubrics(folder)) : known.packs
  const state = isNew ? stateOf(folder) : known.state
  if (state !== known?.state) {
    loaded.clear()
    hashes.clear()
  }
  listings.set(folder, { state, packs, lookedAt: performance.now() })
  return packs
}

/**
 * The pack for a report as `id@hash of its text`, whether it is needed or not: when this changes, the report is to be verified
 * again. Null where there is none.
 */
export const packFor = (identity: ReportIdentity, { id, folder }: RubricOptions = NONE): string | null => {
  try {
    const known = packsIn(folder)
    const card = id === null ? chooseRubric(known, identity) : known.find(each => each.id === id)
    if (!card) return null
    const hash = hashes.get(card.file) ?? createHash('sha256').update(readRubricText(card.file)).digest('hex')
    hashes.set(card.file, hash)
    return `${card.id}@${hash.slice(0, 16)}`
  } catch {
    return 'unreadable'
  }
}

/**
 * Whether a pack is wanted: one was asked for, the office keeps a folder of its own, or the report leaves most of its scores
 * without criteria. Where a report prints its own they judge first, and to read a pack only to compare costs 0.2 s at the start.
 */
export const wantsRubric = (tables: readonly ScoreTable[], { id, folder }: RubricOptions = NONE): boolean => {
  const rows = tables.flatMap(table => table.indicators).filter(row => row.claimed !== null)
  const bare = rows.filter(row => row.criteria === null).length
  return id !== null || folder !== null || (rows.length > 0 && bare * 2 > rows.length)
}

/**
 * The pack that was asked for, else the one for the report's place, kind and year; its text is read only then. A pack that
 * cannot be used leaves a note, and the report is verified by its own criteria.
 */
export const findRubric = async (
  identity: ReportIdentity,
  { id, folder }: RubricOptions = NONE,
): Promise<FoundRubric> => {
  try {
    const known = packsIn(folder)
    const card = id === null ? chooseRubric(known, identity) : known.find(each => each.id === id)
    if (!card)
      return id === null
        ? { rubric: null, note: null }
        : { rubric: null, note: { message: `没有评分规则包 ${id}，按报告自己的评分标准复核。`, at: null } }
    const loading = loaded.get(card.file) ?? loadRubric(card.file)
    loaded.set(card.file, loading)
    return { rubric: { rubric: await loading, by: id === null ? 'matched' : 'asked' }, note: null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      rubric: null,
      note: { message: `评分规则包不能使用，按报告自己的评分标准复核。${why}`, at: null },
    }
  }
}
