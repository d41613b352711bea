import { exact } from '@heshu/shared/number/exact.ts'
import { changeDigits, DIGIT_CHANGES } from './digits.ts'
import type { Draw } from './draw.ts'
import { type Bond, figuresOfBond, type Statement, standingOf } from './relation.ts'
import type { Planted } from './report.ts'
import { piecesIn, type Replacement, type Turn, textOf, type Written } from './writing.ts'

export const CHANGES = [...DIGIT_CHANGES, 'base exchanged', 'sign or direction', 'unit'] as const
export type ChangeName = (typeof CHANGES)[number]

/** One misprint that makes the statement wrong beyond rounding. */
export type Change = { readonly name: ChangeName; readonly from: string; readonly replacement: Replacement }

const OTHER_UNITS: Readonly<Record<string, readonly [unit: string, times: string]>> = {
  万元: ['元', '0.0001'],
  元: ['万元', '10000'],
  亿元: ['万元', '0.0001'],
  '%': ['‰', '0.1'],
  '‰': ['%', '10'],
  万人: ['人', '0.0001'],
  万亩: ['亩', '0.0001'],
}

const TRIES = 12

export const figuresOf = (statement: Statement): Written[] => [
  ...new Map(statement.bonds.flatMap(figuresOfBond).map(figure => [figure.key, figure])).values(),
]

const turnsOf = (statement: Statement): Turn[] =>
  [...statement.parts, ...(statement.apart ?? [])]
    .flatMap(part =>
      part.kind === 'paragraph'
        ? piecesIn(part.text)
        : part.rows.flatMap(row => row.flatMap(cell => (cell ? piecesIn(cell.text) : []))),
    )
    .filter(piece => piece.kind === 'turn')

const makesWrong = (bonds: readonly Bond[], printed: Written): boolean =>
  bonds.some(bond => standingOf(bond, new Map([[printed.key, printed]])) === 'wrong')

const otherwise = (name: ChangeName, figure: Written, printed: Written): Change => ({
  name,
  from: textOf(figure),
  replacement: { key: figure.key, text: textOf(printed) },
})

/** The figure as the change would print it; null where the change does not apply to it. */
const changed = (name: ChangeName, figure: Written, draw: Draw, planted: Planted): Written | null => {
  if (name === 'base exchanged') {
    const slip = planted.statement.slips?.find(s => s.figure.key === figure.key)
    return slip ? { ...figure, digits: slip.digits } : null
  }
  if (name === 'unit') {
    const other = OTHER_UNITS[figure.unit]
    return other ? { ...figure, unit: other[0], factor: figure.factor.mul(exact(other[1])) } : null
  }
  if (name === 'sign or direction') {
    if (planted.kind !== 'table-difference') return null
    return { ...figure, digits: figure.digits.startsWith('-') ? figure.digits.slice(1) : `-${figure.digits}` }
  }
  const digits = changeDigits(figure.digits, name, draw)
  return digits === null ? null : { ...figure, digits }
}

/** One change of each name that applies to the statement, at a figure drawn at random. */
export const changesOf = (planted: Planted, draw: Draw): Change[] => {
  const { statement } = planted
  const figures = figuresOf(statement)
  return CHANGES.flatMap((name): Change[] => {
    if (name === 'sign or direction') {
      const turns = turnsOf(statement)
      if (turns.length > 0) {
        const turn = draw.pick(turns)
        return [{ name, from: turn.text, replacement: { key: turn.key, text: turn.opposite } }]
      }
    }
    const candidates = name === 'base exchanged' ? (statement.slips ?? []).map(slip => slip.figure) : figures
    for (let i = 0; i < TRIES && candidates.length > 0; i++) {
      const figure = draw.pick(candidates)
      const printed = changed(name, figure, draw, planted)
      if (printed && makesWrong(statement.bonds, printed)) return [otherwise(name, figure, printed)]
    }
    return []
  })
}
