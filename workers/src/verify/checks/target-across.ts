import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { TargetRow, ToldTarget } from '@heshu/shared/model/metric.ts'
import type { DraftCheck } from './check-claim.ts'
import { sameUnit } from './reaches-target.ts'

const NOT_APPLICABLE = /^(?:不适用|无|\/|[-—–]+)$/
const isSet = (row: TargetRow): boolean => !NOT_APPLICABLE.test(row.target.text.trim())

/** 2021年社康门诊人次 and 社康门诊人次（人次） are one name. */
const nameOf = (row: TargetRow): string =>
  row.name.replace(/(?:19|20)\d\d年(?:度)?/g, '').replace(/[\s“”"'、，,*＊]/g, '')

/** So many names in common show that two tables are of one project. */
const SHARED_NAMES = 2

/** A target held against the same one in another place. */
const repeated = (
  [before, first]: readonly [string, Figure],
  [after, again]: readonly [string, Figure],
  name: string,
  sure: boolean,
): DraftCheck | null => {
  const [wanted, told] = [baseValue(first), baseValue(again)]
  if (!wanted || !told) return null
  const same = wanted.equals(told)
  return {
    kind: 'target',
    verdict: same ? 'agrees' : 'disagrees',
    severity: same ? null : sure ? 'figure' : 'notice',
    stated: figureRef(again),
    operands: [figureRef(first)],
    expected: before,
    formula: `${after} ${same ? '=' : '≠'} ${before}`,
    message: same
      ? `「${name}」的目标值 ${after} 与另一处一致。`
      : `「${name}」的目标值在此为 ${after}，在另一处为 ${before}，两处不一致${sure ? '' : '，请核实所指是否一事'}。`,
    idSeed: `${name}|目标`,
    figures: [again, first],
    order: { sign: '=', turn: null },
  }
}

const againstEachOther = (declared: TargetRow, assessed: TargetRow): DraftCheck | null => {
  const [a, ...moreOfA] = declared.figures
  const [b, ...moreOfB] = assessed.figures
  if (!a || !b || moreOfA.length + moreOfB.length > 0 || !sameUnit(a, b)) return null
  return repeated([declared.target.text.trim(), a], [assessed.target.text.trim(), b], assessed.name, true)
}

const BOUNDS: Partial<Record<Figure['approximation'], string>> = {
  'at-least': '≥',
  'at-most': '≤',
  'more-than': '＞',
  'less-than': '＜',
}
const print = (figure: Figure): string => `${BOUNDS[figure.approximation] ?? ''}${figure.text}`

const ofTold = ({ target, told, as, thing, sure }: ToldTarget): DraftCheck | null => {
  if (as === 'target') return repeated([print(target), target], [print(told), told], thing, sure)
  const formula = `目标 ${print(target)}，实际 ${told.text}`
  return {
    kind: 'target',
    verdict: sure ? 'agrees' : 'disagrees',
    severity: sure ? null : 'notice',
    stated: figureRef(told),
    operands: [figureRef(target)],
    expected: sure ? '已达目标' : print(target),
    formula,
    message: sure
      ? `「${thing}」${formula}，已达目标。`
      : `「${thing}」${formula}，两数形近而不合，请核实是否笔误，或所指不是一事。`,
    idSeed: `${thing}|完成`,
    figures: [told, target],
  }
}

const leftOut = (declared: TargetRow, figure: Figure, refused: TargetRow | undefined): DraftCheck => ({
  kind: 'target',
  verdict: 'disagrees',
  severity: 'notice',
  stated: figureRef(figure),
  operands: [],
  expected: refused ? `不为「${refused.target.text.trim()}」` : '列入自评表',
  formula: `${declared.target.text.trim()} → ${refused ? refused.target.text.trim() : '未列'}`,
  message: refused
    ? `目标表为「${declared.name}」设目标 ${declared.target.text.trim()}，自评表的${declared.kind ?? '该类指标'}却写「${refused.target.text.trim()}」，目标未作自评，请核实。`
    : `目标表为「${declared.name}」设目标 ${declared.target.text.trim()}，自评表未列此指标，请核实。`,
  idSeed: `${declared.name}|目标未列`,
  figures: [figure],
})

const kindOf = (row: TargetRow): string =>
  isSet(row) ? (row.kind ?? '') : row.name === row.target.text.trim() ? (row.kind ?? '') : row.name

const compareTables = (declared: readonly TargetRow[], assessed: readonly TargetRow[]): DraftCheck[] => {
  const byName = (rows: readonly TargetRow[]) => Map.groupBy(rows.filter(isSet), nameOf)
  const there = byName(assessed)
  const here = byName(declared)
  const shared = [...here.keys()].filter(name => there.has(name))
  const whole = shared.length === here.size && shared.length === there.size
  if (shared.length * 2 < here.size || (shared.length < SHARED_NAMES && !whole)) return []
  const compared = shared.flatMap(name => {
    const [one, ...others] = here.get(name)!
    const [other, ...more] = there.get(name)!
    return others.length + more.length > 0 ? [] : (againstEachOther(one!, other!) ?? [])
  })
  const missing = [...here].flatMap(([name, [row]]) => {
    if (there.has(name) || row!.figures.length !== 1) return []
    const ofKind = assessed.filter(
      other => isSet(other) && kindOf(other) === row!.kind && !here.has(nameOf(other)),
    )
    // An indicator of that kind under another name may be the same one reworded.
    if (ofKind.length > 0 || row!.kind === null) return []
    const refused = assessed.find(other => !isSet(other) && [kindOf(other), other.kind].includes(row!.kind))
    return [leftOut(row!, row!.figures[0]!, refused)]
  })
  return [...compared, ...missing]
}

/**
 * Targets set in one place against those of another: between tables of one project the same indicator with another target, and
 * a target that the self-assessment leaves out or calls 不适用; in prose the same target told again, and what was done of it.
 */
export const targetAcrossChecks = (
  rows: readonly TargetRow[],
  toldTargets: readonly ToldTarget[],
): DraftCheck[] => {
  const tables = [...Map.groupBy(rows, row => row.table).values()]
  const declaring = tables.filter(own => own.every(row => row.actual === null))
  const assessing = tables.filter(own => own.some(row => row.actual !== null))
  return [
    ...declaring.flatMap(declared => assessing.flatMap(assessed => compareTables(declared, assessed))),
    ...toldTargets.flatMap(told => ofTold(told) ?? []),
  ]
}
