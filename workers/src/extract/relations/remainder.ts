import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, isZero } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import { difference, isQuantity, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './role.ts'

/** What is left of a whole after a part: 结余, 节约, 剩余, 未完成 …; 超支 and 缺口 are named the other way round. */
const LEFT_OVER =
  /(?:(?<!(?:上年|年初|上一年)(?:结转)?和?)(?:结余|结转)|节约|节省|节支|剩余|余额|尚余|未完成|未支付|未支出|未使用|未执行|未到位|尚未[^，。；]{0,6}|少支出|差额|相差|缺口|缺编|空编)(?:资金|金额|经费|预算|数|额|率)?(?:为|了|共|计|共计|有|:|：)*$/
const OVER_SPENT =
  /(?:超支|超出(?:预算|计划)?|超编|超额完成|超预算)(?:资金|金额|数|额)?(?:为|了|共|计|:|：)*$/
const NET = /净(?:追加|调增|增加?|增长)(?:额|数)?(?:为|了)*$/
const CLOSING = /(?:期末|年末|年底)[^，。；]{0,12}$/
const OPENING = /(?:期初|年初|上年末|上年结转)[^，。；]{0,12}$/
const ADDED = /(?:本年|当年|本期|全年)?(?:增加|新增|收入|追加|调增|购置|转入)[^，。；]{0,4}$/
const TAKEN = /(?:本年|当年|本期|全年)?(?:减少|支出|追减|调减|处置|核减|转出|使用)[^，。；]{0,4}$/

const WHOLE_ROLES = ['original', 'adjusted', 'budget', 'planned', 'received']
const PART_ROLES = ['spent', 'completed']

/** Whether a misfit is near enough, or one slip away, to show that the difference was meant. */
const isMeant = (stated: Figure, whole: Figure, part: Figure): boolean => {
  const [printed, all, some] = [baseValue(stated)!, baseValue(whole)!, baseValue(part)!]
  const left = all.sub(some)
  if (isZero(left)) return !isZero(printed)
  return (
    slipBetween(printed, left, baseStep(stated)) !== null ||
    printed.sub(left).abs().div(left.abs()).lte(exact('0.2'))
  )
}

const isExact = (m: Mention): boolean => isQuantity(m.figure) && m.figure.approximation === 'exact'

const remainderClaim = (at: Mention, mentions: readonly Mention[]): Claim | null => {
  const over = OVER_SPENT.test(at.label)
  // 结余 10 万元，收回 10 万元: what is left may have gone several ways, so the first of them proves nothing.
  const goesOn = mentions.some(
    m =>
      m.order > at.order &&
      m.segment === at.segment &&
      m.bracket === at.bracket &&
      isExact(m) &&
      sameSort(m.figure, at.figure),
  )
  if (!isExact(at) || !(over || LEFT_OVER.test(at.label))) return null
  const view = mentions.filter(
    m =>
      m.order < at.order &&
      m.sentence === at.sentence &&
      isExact(m) &&
      sameSort(m.figure, at.figure) &&
      (m.bracket === at.bracket || m.depth < at.depth) &&
      !LEFT_OVER.test(m.label) &&
      !OVER_SPENT.test(m.label),
  )
  const whole = view.findLast(m => WHOLE_ROLES.includes(roleOf(m.label) ?? ''))
  const part = view.findLast(m => PART_ROLES.includes(roleOf(m.label) ?? '') && m !== whole)
  const named = whole && part ? [whole, part] : []
  const nearest = view.slice(-2)
  const pairs = [named, nearest].filter(pair => pair.length === 2)
  const seen = new Set<string>()
  const readings = pairs.flatMap(([first, second], place): Reading[] => {
    const key = `${first!.order},${second!.order}`
    if (seen.has(key)) return []
    seen.add(key)
    const larger = baseValue(first!.figure)!.gte(baseValue(second!.figure)!)
    const [a, b] =
      place === 0 && named.length === 2
        ? over
          ? [second!, first!]
          : [first!, second!]
        : larger
          ? [first!, second!]
          : [second!, first!]
    const sure = named.length === 2 && place === 0 && !goesOn && isMeant(at.figure, a.figure, b.figure)
    return [
      {
        standing: sure ? 'asserted' : 'possible',
        operands: [a.figure, b.figure],
        expression: difference,
        because: over ? '超出数 = 实际数 − 计划数' : '余数 = 总数 − 已用（已完成）数',
      },
    ]
  })
  return readings.length > 0 ? { kind: 'difference', stated: at.figure, readings } : null
}

/** 追加 120 万元，追减 35 万元，净增 85 万元. */
const netClaim = (at: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!isExact(at) || !NET.test(at.label)) return null
  const view = mentions.filter(
    m => m.order < at.order && m.sentence === at.sentence && isExact(m) && sameSort(m.figure, at.figure),
  )
  const added = view.filter(
    m =>
      /(?:追加|调增|增加|新增|核增|增设|新聘|调入|录用)[^，。；]{0,4}$/.test(m.label) && !NET.test(m.label),
  )
  const taken = view.filter(m =>
    /(?:追减|调减|减少|核减|压减|收回|辞退|离职|退休|调出)[^，。；]{0,4}$/.test(m.label),
  )
  if (added.length !== 1 || taken.length !== 1) return null
  return {
    kind: 'difference',
    stated: at.figure,
    readings: [
      {
        standing: 'asserted',
        operands: [added[0]!.figure, taken[0]!.figure],
        expression: difference,
        because: '净增 = 增加 − 减少',
      },
    ],
  }
}

const FLOW: Expression = {
  operator: '−',
  terms: [{ operator: '+', terms: [{ operand: 0 }, { operand: 1 }] }, { operand: 2 }],
}

/** 年初 10 万元，本年增加 5 万元，减少 3 万元，年末 12 万元. */
const stockClaim = (at: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!isExact(at) || !CLOSING.test(at.label)) return null
  const view = mentions.filter(
    m => m.order < at.order && m.sentence === at.sentence && isExact(m) && sameSort(m.figure, at.figure),
  )
  const one = (pattern: RegExp, others: readonly RegExp[]) => {
    const found = view.filter(m => pattern.test(m.label) && !others.some(other => other.test(m.label)))
    return found.length === 1 ? found[0]! : null
  }
  const opening = one(OPENING, [])
  const added = one(ADDED, [OPENING, TAKEN])
  const taken = one(TAKEN, [OPENING])
  if (!opening || !added || !taken) return null
  const complete = view.length === 3 && opening.order < Math.min(added.order, taken.order)
  return {
    kind: 'difference',
    stated: at.figure,
    readings: [
      {
        standing: complete ? 'asserted' : 'possible',
        operands: [opening.figure, added.figure, taken.figure],
        expression: FLOW,
        because: '期末 = 期初 + 增加 − 减少',
      },
    ],
  }
}

/** What is left, spent too much, added net, or there at the end of a period, in one passage. */
export const remainderClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions
    .map(m => netClaim(m, mentions) ?? remainderClaim(m, mentions) ?? stockClaim(m, mentions))
    .filter(claim => claim !== null)
