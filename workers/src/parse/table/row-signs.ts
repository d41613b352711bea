import { beginsInMidPhrase, breaksOff, mayContinue } from './broken-phrase.ts'
import type { ColumnRoles, RowTexts } from './column-roles.ts'
import { isNumberCell, isVacant } from './fragment.ts'

const TOTAL = /^(?:合计|总计|总分|总得分|得分合计|综合评分|综合得分|评价等级|评分等级|等级|自评总分|总评分)/

/** Whether a row is a total or a grade, which belongs to no indicator above it. */
export const isTotalRow = (row: RowTexts): boolean => {
  const first = row.find(text => text.trim() !== '') ?? ''
  return TOTAL.test(first.replace(/\s+/g, ''))
}

const firstFilled = (row: RowTexts): number => row.findIndex(text => text.trim() !== '')

/** Whether a row begins below the level of the row above: its level cells, and its name too, are blank. */
export const isSubRow = (row: RowTexts, roles: ColumnRoles): boolean =>
  roles.name !== null && firstFilled(row) > roles.name

/** Numbers that a row has for itself: in numeric columns from its name column on. */
const hasOwnNumber = (row: RowTexts, roles: ColumnRoles): boolean =>
  row.some((text, column) => roles.numeric[column] && column > (roles.name ?? -1) && isNumberCell(text))

const startsLate = (text: string): boolean => /^(?:[2-9]|1\d)\s*[.．、](?!\d)/.test(text.trim())

/**
 * Whether a row is what is left of one whose beginning was lost: numbers but no name where rows have names,
 * a text that begins in mid-phrase, a list that begins at 2.
 */
export const isOrphan = (row: RowTexts, roles: ColumnRoles): boolean => {
  if (firstFilled(row) < 0 || isTotalRow(row)) return false
  const unnamed = isSubRow(row, roles)
  if (!unnamed) return beginsInMidPhrase(row[firstFilled(row)] ?? '')
  const weighed = roles.numeric.some(
    (isNumeric, column) => isNumeric && column > (roles.name ?? 0) && column < firstFilled(row),
  )
  if (weighed && hasOwnNumber(row, roles)) return true
  return row.some(text => text.length > 3 && beginsInMidPhrase(text))
}

/** Signs, at a page end, that something between the last row above and the first row below is missing. */
export const isPartedFrom = (above: RowTexts, row: RowTexts, roles: ColumnRoles): boolean =>
  isOrphan(row, roles) ||
  above.some(text => text.length > 3 && breaksOff(text)) ||
  (isSubRow(row, roles) && row.some(startsLate))

type Evidence = 'none' | 'fair' | 'strong'

/** A text of this length in a cell is a sentence, whose missing end shows; shorter ones are names and need no end. */
const SENTENCE = 12

const evidence = (before: string, after: string, prose: boolean): Evidence => {
  if (before.trim() === '' || after.trim() === '' || !mayContinue(before, after)) return 'none'
  if (breaksOff(before) || beginsInMidPhrase(after)) return 'strong'
  return prose || before.trim().length >= SENTENCE ? 'fair' : 'none'
}

/** Whether a list that the upper text holds goes on: 1. … 2. … ends above, 3. … begins below. */
const continuesList = (before: string, after: string): boolean => {
  const next = /^(\d{1,2})\s*[.．、](?!\d)/.exec(after.trim())?.[1]
  if (!next || next === '1') return false
  const numbers = [...before.matchAll(/(?:^|[\s。；;])(\d{1,2})\s*[.．、](?!\d)/g)].map(match => match[1])
  return numbers.length > 0 && numbers.at(-1) === String(BigInt(next) - 1n)
}

/**
 * Whether `row`, the first below a page end, is the rest of `above`, the last row before it.
 * False in doubt, and always where a number would have to share a cell with anything: two rows lose nothing.
 */
export const continuesRow = (above: RowTexts, row: RowTexts, roles: ColumnRoles): boolean => {
  if (firstFilled(row) < 0 || isTotalRow(row) || isTotalRow(above)) return false
  const filled = row
    .map((text, column) => ({ text, before: above[column] ?? '', column }))
    .filter(cell => cell.text.trim() !== '')
  const standsAlone = (text: string) => isNumberCell(text) || isVacant(text)
  const clash = filled.some(
    ({ text, before }) => before.trim() !== '' && (standsAlone(text) || standsAlone(before)),
  )
  if (clash) return false

  const signs = filled.map(({ text, before, column }) => evidence(before, text, roles.prose[column] ?? false))
  const strong = signs.includes('strong')
  const fair = strong || signs.includes('fair')
  const unnamed = isSubRow(row, roles)
  const [countedAbove, counted] = [hasOwnNumber(above, roles), hasOwnNumber(row, roles)]
  if (counted) return countedAbove ? strong && unnamed : unnamed ? fair : strong
  if (fair) return strong || unnamed || countedAbove
  if (unnamed && countedAbove && filled.some(({ before, text }) => continuesList(before, text))) return true
  // Rests of names only (群众信访 + 办理情况): a row of its own would bring the long text that its neighbour has.
  const describedAbove = above.some(
    (text, column) => !roles.numeric[column] && text.length >= SENTENCE && (row[column] ?? '').trim() === '',
  )
  return (
    countedAbove &&
    describedAbove &&
    filled.every(
      ({ before, text }) => before.trim() !== '' && before.length < SENTENCE && mayContinue(before, text),
    )
  )
}
