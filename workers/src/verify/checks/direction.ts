import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Severity } from '@heshu/shared/model/output.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { lastTurn, type Turn } from '../culprit/opposite-word.ts'
import type { DraftCheck } from './check-claim.ts'
import { type Comparison, comparisonsIn } from './comparison.ts'
import { movementsIn } from './movement.ts'
import { namedComparisonsIn } from './named-comparison.ts'
import { sentencesOf } from './neighbouring-figures.ts'
import { holds, printOrder } from './order.ts'

/** What the figures of a report print, in base units. */
type Printed = ReadonlySet<string>

/** A difference is a part of what differs; one slip of the pen takes a level down to a tenth, hardly further. */
const RATHER_DIFFERENCE = exact(2)
const SURELY_DIFFERENCE = exact(20)

/** How much a comparison that its figures belie counts; null where nothing is to be said of it. */
const severityOf = ({ subject, other, says, doubt }: Comparison, printed: Printed): Severity | null => {
  if (doubt === null) return 'figure'
  if (doubt === 'loose') return 'notice'
  // 超出预算 120 万元 of 100 万元 is wrong either way.
  if (says === '>') return 'figure'
  const [level, digits] = [subject.value!, other.value!]
  if (digits.mul(RATHER_DIFFERENCE).gt(level))
    return doubt === 'level' && subject.unit?.text === other.unit?.text ? 'figure' : 'notice'
  const whole = baseValue(subject)!.add(baseValue(other)!).toFraction()
  return doubt === 'level' && digits.mul(SURELY_DIFFERENCE).gt(level) && !printed.has(whole) ? 'notice' : null
}

/** 高于上年 3 万元 of 90 万元 is a difference: that 90 is more than 3 shows nothing. */
const fitsByChance = ({ subject, other, doubt }: Comparison): boolean =>
  (doubt === 'difference' || doubt === 'level') && other.value!.mul(RATHER_DIFFERENCE).lte(subject.value!)

/** How far after the later figure a word of comparison may stand: 较上年的 30 万元有所减少. */
const TAIL = 8

/** The word that says how the figures stand, between them or right after them. */
const turnOf = (subject: Figure, other: Figure): Turn | null => {
  if (subject.passage !== other.passage) return null
  const [first, second] = subject.start < other.start ? [subject, other] : [other, subject]
  return (
    lastTurn(subject.passage, first.end, second.start) ??
    lastTurn(subject.passage, second.end, second.end + TAIL)
  )
}

const checkOf = (comparison: Comparison, printed: Printed): DraftCheck[] => {
  const { subject, other, says, word, ofTarget, doubt } = comparison
  const agrees = holds(subject, says, other, ofTarget)
  const severity = agrees ? null : severityOf(comparison, printed)
  if (agrees === null || (agrees ? fitsByChance(comparison) : severity === null)) return []
  const order = printOrder(subject, other)
  const unless = severity === 'notice' && doubt !== 'loose' ? `若 ${other.text} 是相差之数，则无误。` : ''
  return [
    {
      kind: ofTarget ? 'target' : 'direction',
      verdict: agrees ? 'agrees' : 'disagrees',
      severity,
      stated: figureRef(subject),
      operands: [figureRef(other)],
      expected: `${says} ${other.text}`,
      formula: order,
      message: agrees
        ? `写「${word}」，${order}，相符。`
        : `写「${word}」，但所列数字为 ${order}，与所述不符，二者必有一误。${unless}`,
      idSeed: `${subject.measures}|${other.measures}|${word}`,
      figures: [subject, other],
      order: { sign: says, turn: turnOf(subject, other) },
    },
  ]
}

/** Words that say how one printed figure stands to another, held against the figures. */
export const directionChecks = (figures: readonly Figure[]): DraftCheck[] => {
  const sentences = sentencesOf(figures)
  const printed = new Set(figures.flatMap(f => baseValue(f)?.toFraction() ?? []))
  const compared = new Map<Figure, Set<Figure>>()
  const said = [...comparisonsIn(sentences), ...namedComparisonsIn(sentences), ...movementsIn(sentences)]
  return said.flatMap(comparison => {
    const { subject, other } = comparison
    const pair = [subject, other].sort((a, b) => a.start - b.start) as [Figure, Figure]
    const seen = compared.get(pair[0]) ?? new Set()
    compared.set(pair[0], seen)
    if (seen.has(pair[1])) return []
    seen.add(pair[1])
    return checkOf(comparison, printed)
  })
}
