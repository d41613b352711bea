import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import {
  type Exact,
  exact,
  HUNDRED,
  maximum,
  ONE,
  powerOfTen,
  sumOf,
  toText,
  ZERO,
} from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asSum } from './as-sum.ts'
import type { FundOutcome } from './fund-execution.ts'
import { printExpected, printedDecimals, printRange } from './print-score.ts'
import type { Outcome } from './score-indicator.ts'

/** The rows of one table, added up: what is there, what is missing and what the missing could still give. */
export type Tally = {
  readonly sum: Exact
  readonly printed: readonly Figure[]
  /** Rows with a weight and without any score. */
  readonly unscored: readonly Outcome[]
  /** Weight that no row accounts for. */
  readonly lostWeight: Exact
  readonly orphanSum: Exact
  readonly low: Exact
  readonly high: Exact
  /** Points that the rows and the prose say were lost, the recomputed loss of unscored rows included. */
  readonly deductions: readonly { readonly name: string; readonly points: Exact }[]
  readonly fullWeight: Exact
  /** The weights of the printed scores. */
  readonly ceilings: ReadonlyMap<Figure, Exact>
}

const fullWeightOf = (table: ScoreTable, rowWeights: Exact, fundWeight: Exact): Exact => {
  const total = table.total?.weight?.value
  if (total) return total
  const tops = table.groups.filter(group => group.path.length === 1)
  const values = tops.flatMap(group => (group.weight?.value ? [group.weight.value] : []))
  const known = tops.length > 0 && values.length === tops.length ? sumOf(values).add(fundWeight) : null
  return known?.gte(rowWeights) ? known : rowWeights
}

export const tallyTable = (
  table: ScoreTable,
  outcomes: readonly Outcome[],
  funds: readonly FundOutcome[],
): Tally => {
  const scored = outcomes.filter(outcome => outcome.claimed?.value)
  const orphans = scored.filter(outcome => outcome.weight === null)
  const unscored = outcomes.filter(outcome => !outcome.claimed?.value && outcome.weight !== null)
  const sum = sumOf([...scored.map(outcome => outcome.claimed!.value!), ...funds.map(fund => fund.claimed)])
  const fundWeight = sumOf(funds.map(fund => fund.weight))
  const weights = sumOf(outcomes.flatMap(outcome => (outcome.weight ? [outcome.weight] : []))).add(fundWeight)
  const fullWeight = fullWeightOf(table, weights, fundWeight)
  const lostWeight = maximum(fullWeight.sub(weights), ZERO)
  const orphanSum = sumOf(orphans.map(outcome => outcome.claimed!.value!))
  // A score without its row may be the score of a row that has none, or of a lost one: either way it is in the sum already.
  const lostHigh = maximum(lostWeight.sub(orphanSum), ZERO)
  const low = orphans.length > 0 ? sum : sum.add(sumOf(unscored.map(outcome => outcome.low ?? ZERO)))
  const high = sum
    .add(sumOf(unscored.map(outcome => outcome.high ?? outcome.weight!)))
    .add(orphanSum.gt(ZERO) && unscored.length > 0 ? lostWeight : lostHigh)
  const deductions = [
    ...scored.flatMap(({ indicator, weight, claimed }) =>
      weight?.gt(claimed!.value!)
        ? [{ name: indicator.path.at(-1) ?? '', points: weight.sub(claimed!.value!) }]
        : [],
    ),
    ...funds.flatMap(fund =>
      fund.weight.gt(fund.claimed) ? [{ name: '预算执行', points: fund.weight.sub(fund.claimed) }] : [],
    ),
    ...unscored.flatMap(({ indicator, weight, high: most }) =>
      most && weight!.gt(most) ? [{ name: indicator.path.at(-1) ?? '', points: weight!.sub(most) }] : [],
    ),
  ]
  const printed = [
    ...scored.map(outcome => outcome.claimed!),
    ...table.funds.flatMap(fund => (fund.claimed?.value ? [fund.claimed] : [])),
  ]
  const ceilings = new Map(
    scored.flatMap(({ claimed, weight }) => (claimed && weight ? [[claimed, weight] as const] : [])),
  )
  return { sum, printed, unscored, lostWeight, orphanSum, low, high, deductions, fullWeight, ceilings }
}

/** Rows printed with many decimals may round to a total that is off by half a unit each; whole and half points may not. */
export const roundingRoom = (claimed: Figure, rows: readonly Figure[]): Exact => {
  const finest = Math.max(printedDecimals(claimed), ...rows.map(printedDecimals))
  const own = printedDecimals(claimed) < finest ? powerOfTen(-printedDecimals(claimed)).div(exact(2)) : ZERO
  const fractional = rows.filter(row => printedDecimals(row) >= 2).length
  const each = finest >= 2 ? powerOfTen(-finest).div(exact(2)).mul(exact(fractional)) : ZERO
  return own.add(each)
}

const cellsOnly = (tally: Tally): readonly Figure[] =>
  tally.printed.filter(figure => figure.passage.cell !== undefined)

const explainMissing = (tally: Tally, claimed: Figure): string => {
  const cells = cellsOnly(tally)
  const inProse = tally.printed.filter(figure => figure.passage.cell === undefined)
  const parts = [`评分表中所列得分合计 ${toText(sumOf(cells.map(figure => figure.value!)))}`]
  if (inProse.length > 0) parts.push(`另有 ${inProse.map(figure => figure.text).join('、')} 只见于正文`)
  if (tally.unscored.length > 0)
    parts.push(
      `「${tally.unscored.map(outcome => outcome.indicator.path.at(-1)).join('」「')}」没有得分${
        tally.unscored.every(outcome => outcome.high && outcome.low?.equals(outcome.high))
          ? `（按评分标准为 ${tally.unscored.map(outcome => toText(outcome.high!)).join('、')} 分）`
          : ''
      }`,
    )
  if (tally.lostWeight.gt(ZERO)) parts.push(`分值共 ${toText(tally.lostWeight)} 分的行缺失`)
  const lost = sumOf(tally.deductions.map(deduction => deduction.points))
  const left = tally.fullWeight.sub(lost)
  if (left.equals(claimed.value!))
    parts.push(
      `${tally.lostWeight.gt(ZERO) ? `若缺失的行得满分，则 ${claimed.text} 成立，` : ''}所列扣分合计 ${toText(lost)} = ${toText(tally.fullWeight)} − ${toText(claimed.value!)}`,
    )
  else if (claimed.value!.gte(tally.low) && claimed.value!.lte(tally.high))
    parts.push(`缺失部分须得 ${toText(claimed.value!.sub(tally.sum))} 分，总分才成立`)
  return parts.join('；')
}

/** The claimed total against the rows as printed. Never called wrong where the missing rows could make it up. */
export const checkTotal = (
  table: ScoreTable,
  tally: Tally,
  claimed: Figure,
  where: string,
): DraftCheck | null => {
  if (!claimed.value || tally.printed.length < 2) return null
  const { sum, low, high } = tally
  const missing = tally.unscored.length > 0 || tally.lostWeight.gt(ZERO) || tally.orphanSum.gt(ZERO)
  const within = claimed.value.gte(low) && claimed.value.lte(high)
  const close = claimed.value.sub(sum).abs().lte(roundingRoom(claimed, tally.printed))
  const uncertain = table.incomplete && tally.unscored.length === 0
  const fits = missing ? within : close
  const verdict = fits ? (missing && !low.equals(high) ? 'open' : 'agrees') : uncertain ? 'open' : 'disagrees'
  const terms = tally.printed.map(figure => figure.text).join(' + ')
  const name = table.title ? `「${table.title.replace(/\s+/gu, '')}」` : '评分表'
  const why = missing || uncertain ? `；${explainMissing(tally, claimed)}` : ''
  const expected = missing ? printRange(low, high) : printExpected(sum, claimed)
  return {
    kind: 'total',
    verdict,
    severity: verdict === 'disagrees' ? 'score' : null,
    stated: figureRef(claimed),
    operands: tally.printed.map(figureRef),
    ...(missing
      ? { figures: [claimed, ...tally.printed] }
      : { ...asSum(claimed, tally.printed), ceilings: tally.ceilings }),
    expected,
    formula: `${terms} = ${toText(sum)}`,
    message:
      verdict === 'agrees'
        ? `${name}${where}总分 ${claimed.text} 与各行得分之和相符${why}`
        : verdict === 'disagrees'
          ? `${name}${where}总分为 ${claimed.text}，各行得分之和为 ${expected}${why}`
          : `${name}${where}总分 ${claimed.text} 不能由现有各行确定${why}`,
    idSeed: `${where}总分`,
  }
}

type Weighed = {
  readonly name: string
  readonly stated: Figure
  readonly children: readonly Figure[]
  readonly gaps: boolean
}

const under = (path: readonly string[], other: readonly string[]): boolean =>
  other.length > path.length && path.every((name, level) => other[level] === name)

/** 加分项: points that may be won or lost beside the hundred. */
const BESIDE_HUNDRED = /[加减扣]分项?$|附加|奖[励惩]/

/** The weights printed right below each weighted level, and below the total. */
const weighLevels = (table: ScoreTable): Weighed[] => {
  const weighed: Weighed[] = []
  const rows = [...table.indicators, ...table.funds]
  const leaves = rows.flatMap(row => (row.weight?.value ? [row.weight.value] : []))
  const scores = rows.flatMap(row => (row.claimed?.value ? [row.claimed.value] : []))
  // Rows whose weights add up to the whole leave none to be missing, nor do those that make the hundred or the total score.
  const sum = sumOf(leaves)
  const scored = scores.length === rows.length && leaves.length === rows.length && rows.length > 1
  const complete =
    sum.gte(table.total?.weight?.value ?? HUNDRED) ||
    sum.equals(HUNDRED) ||
    (scored && table.total?.claimed?.value?.equals(sumOf(scores)) === true)
  const nodes = [
    ...table.groups.map(group => ({ path: group.path, weight: group.weight })),
    ...table.indicators.map(row => ({ path: row.path, weight: row.weight })),
  ]
  // The nearest weighted nodes below: a level without weights is looked through.
  const below = (path: readonly string[]) => {
    const inside = nodes.filter(node => node.weight?.value && under(path, node.path))
    return inside.filter(node => !inside.some(other => other !== node && under(other.path, node.path)))
  }
  for (const group of table.groups) {
    if (!group.weight?.value) continue
    const children = below(group.path).map(node => node.weight!)
    const inside = table.indicators.filter(row => under(group.path, row.path))
    if (children.length > 0)
      weighed.push({
        name: group.path.at(-1) ?? '',
        stated: group.weight,
        children,
        gaps: !complete && (table.incomplete || inside.some(row => row.weight === null)),
      })
  }
  const total = table.total?.weight
  if (total?.value) {
    const funds = table.funds.flatMap(fund => (fund.weight?.value ? [fund.weight] : []))
    const nearest = below([])
    const plain = nearest.filter(node => !node.path.some(name => BESIDE_HUNDRED.test(name)))
    const fits = (nodes: typeof nearest) =>
      sumOf([...nodes.map(node => node.weight!.value!), ...funds.map(fund => fund.value!)]).equals(
        total.value!,
      )
    const tops = (fits(plain) ? plain : nearest).map(node => node.weight!)
    if (tops.length > 0)
      weighed.push({ name: '总分', stated: total, children: [...tops, ...funds], gaps: !complete })
  }
  return weighed
}

const isShare = (figure: Figure): boolean => figure.unit?.dimension === 'ratio'

/** Weights of a level given as shares of the level above (40 %, 60 %) add up to one, not to its weight. */
const areRelative = (stated: Figure, children: readonly Figure[]): boolean => {
  const sum = sumOf(children.map(child => child.value!))
  return (
    children.some(child => isShare(child) !== isShare(stated)) ||
    (!sum.equals(stated.value!) && (sum.equals(HUNDRED) || sum.equals(ONE)))
  )
}

/** Each printed weight against the weights below it. */
export const checkWeights = (table: ScoreTable): DraftCheck[] => {
  // No row that is missing makes a level weigh more than the whole.
  const whole = maximum(table.total?.weight?.value ?? HUNDRED, HUNDRED)
  const checks = weighLevels(table)
    .filter(({ stated, children }) => stated === table.total?.weight || !areRelative(stated, children))
    .map(({ name, stated, children, gaps }): DraftCheck => {
      const sum = sumOf(children.map(child => child.value!))
      const same = sum.equals(stated.value!)
      const mayLack = gaps && sum.lt(stated.value!) && stated.value!.lte(whole)
      const verdict = same ? 'agrees' : mayLack ? 'open' : 'disagrees'
      const formula = `${children.map(child => child.text).join(' + ')} = ${toText(sum)}`
      return {
        kind: 'weights',
        verdict,
        severity: verdict === 'disagrees' ? 'figure' : null,
        stated: figureRef(stated),
        operands: children.map(figureRef),
        ...asSum(stated, children),
        expected: printExpected(sum, stated),
        formula,
        message: same
          ? `「${name}」的分值 ${stated.text} 等于下级分值之和`
          : verdict === 'open'
            ? `「${name}」的分值为 ${stated.text}，下级分值之和为 ${toText(sum)}，缺失的行分值应为 ${toText(stated.value!.sub(sum))}`
            : `「${name}」的分值为 ${stated.text}，下级分值之和为 ${toText(sum)}`,
        idSeed: `分值/${name}`,
      }
    })
  return checks
}
