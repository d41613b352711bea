import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { difference, isQuantity, sameSort } from './arithmetic.ts'
import { isChange } from './change-words.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './role.ts'
import { addsUp, isOneSlip } from './sums/completeness.ts'

/** A level before, by the words before it; and the level after. */
const OPENING = /(?:期初|年初|上年末|上年年末|上年结转|原有)[^，。；]{0,12}$/
const CLOSING = /(?:期末|年末|年底)[^，。；]{0,12}$/
const AFTER = /调整后|调剂后|调整为|全年预算|追加后|核定后|变更后/

const ADDED = /(?:增加|新增|收入|追加|调增|核增|购置|转入|增设|新聘|调入|录用|招录)[^，。；]{0,4}$/
const TAKEN =
  /(?:减少|支出|追减|调减|核减|压减|处置|转出|使用|收回|辞退|离职|退休|调出|清退|报废|核销|注销)[^，。；]{0,4}$/
const NET = /净(?:追加|调增|增加?|增长)(?:额|数)?(?:为|了)*$/

type Sign = 1 | -1

/** Whether a mention tells what was added or taken away; null for levels. */
const signOf = (m: Mention): Sign | null => {
  if (OPENING.test(m.label) || NET.test(m.label)) return null
  if (TAKEN.test(m.label)) return -1
  return ADDED.test(m.label) ? 1 : null
}

const isOpening = (m: Mention): boolean =>
  (OPENING.test(m.label) || roleOf(m.label) === 'original') && !CLOSING.test(m.label)
const isClosing = (m: Mention): boolean =>
  (CLOSING.test(m.label) || (AFTER.test(m.label) && !isChange(m))) && !isOpening(m)

const sumOf = (signs: readonly Sign[]): Expression =>
  signs.reduce<Expression>(
    (sum, sign, i) => ({ operator: sign === 1 ? '+' : '−', terms: [sum, { operand: i + 1 }] }),
    { operand: 0 },
  )

/** 追加 1120 万元，其中人员经费追加 420 万元、项目经费追加 700 万元: changes without what one of them is made up of. */
const withoutParts = (told: readonly Mention[]) => {
  const from = told.findIndex((m, i) => i > 0 && /其中|包括|含/.test(m.lead))
  if (from < 0) return { changes: told, parts: [], torn: false }
  const inner = told.slice(from)
  const whole = told[from - 1]!.figure
  const length = inner.findIndex((_, i) =>
    addsUp(
      whole,
      inner.slice(0, i + 1).map(m => m.figure),
    ),
  )
  const parts = inner.slice(0, length + 1)
  return { changes: told.filter(m => !parts.includes(m)), parts, torn: length < 0 }
}

/**
 * 年初 10 万元，增加 5 万元，减少 3 万元，年末 12 万元: the level before, all that was added and taken, the level after. Other
 * amounts in the sentence may belong to none of them; then a misfit proves nothing.
 */
const closingReading = (at: Mention, before: readonly Mention[]): Reading | null => {
  const openings = before.filter(isOpening)
  const told = before.filter(m => !isOpening(m) && signOf(m) !== null)
  const { changes, parts, torn } = withoutParts(told)
  const [opening] = openings
  if (!opening || openings.length > 1 || changes.length === 0) return null
  const complete =
    !torn &&
    before.length === 1 + changes.length + parts.length &&
    changes.every(m => m.order > opening.order)
  return {
    standing: complete ? 'asserted' : 'possible',
    operands: [opening, ...changes].map(m => m.figure),
    expression: sumOf(changes.map(m => signOf(m)!)),
    because: AFTER.test(at.label) ? '调整后 = 年初数 + 调增 − 调减' : '期末 = 期初 + 增加 − 减少',
  }
}

/** 追加 120 万元，追减 35 万元，净增 85 万元. */
const netReading = (before: readonly Mention[]): Reading | null => {
  const added = before.filter(m => signOf(m) === 1)
  const taken = before.filter(m => signOf(m) === -1)
  if (added.length !== 1 || taken.length !== 1) return null
  return {
    standing: 'asserted',
    operands: [added[0]!.figure, taken[0]!.figure],
    expression: difference,
    because: '净增 = 增加 − 减少',
  }
}

const FROM = /[由从自][^，。；]{0,8}$/
const DOWN_TO = /^[^，。；]{0,2}(?:降|减|压减|缩减|回落|下降)(?:低|少)?[至到为]/
const PAID = /(?:清收|清偿|偿还|归还|化解|消化|核销|收回|盘活|压减|处置)[^，。；]{0,10}$/

/** 清收欠缴租金 421 万元，余额由年初的 2,356 万元降至 1,935 万元: what was paid off is what the level fell by, if nothing came anew. */
const paidReading = (at: Mention, after: readonly Mention[]): Reading | null => {
  const [from, to] = after
  if (!from || !to || !FROM.test(from.label) || !DOWN_TO.test(to.label)) return null
  const operands = [from.figure, to.figure]
  return {
    standing: isOneSlip(at.figure, operands, [1, -1]) ? 'asserted' : 'possible',
    operands,
    expression: difference,
    because: '减少数 = 原数 − 现数',
  }
}

/** What levels and the changes between them come to, in one passage. */
export const flowClaims = (mentions: readonly Mention[]): Claim[] => {
  const exact = mentions.filter(m => isQuantity(m.figure) && m.figure.approximation === 'exact')
  return exact.flatMap((at): Claim[] => {
    const [closing, net, paid] = [isClosing(at), NET.test(at.label), PAID.test(at.label)]
    if (at.depth > 0 || !(closing || net || paid)) return []
    const told = exact.filter(
      m => m.depth === 0 && m.sentence === at.sentence && sameSort(m.figure, at.figure),
    )
    const before = told.filter(m => m.order < at.order)
    const readings = [
      closing ? closingReading(at, before) : null,
      net ? netReading(before) : null,
      paid
        ? paidReading(
            at,
            told.filter(m => m.order > at.order),
          )
        : null,
    ].filter(reading => reading !== null)
    return readings.length > 0 ? [{ kind: 'difference', stated: at.figure, readings }] : []
  })
}
