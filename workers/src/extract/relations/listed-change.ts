import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { difference, isQuantity, isRate, sameSort } from './arithmetic.ts'
import { directionOfChange, isChange, isGrowthRate, isOfLastYear } from './change-words.ts'
import type { Mention } from './mention.ts'
import { relativeChange } from './relative-change.ts'
import { roleOf } from './role.ts'

/** Figures named once for all of them: 同比分别增长 12.1%、8.4%. The words of the list are the label of the first. */
type Run = readonly [Mention, ...Mention[]]

const GOES_ON = /^\s*(?:[、，,]|和|及|与|以及|，和)\s*$/

const runsIn = (mentions: readonly Mention[]): Run[] => {
  const runs: [Mention, ...Mention[]][] = []
  for (const m of mentions) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const joins =
      run &&
      last &&
      GOES_ON.test(m.lead) &&
      m.segment === last.segment &&
      m.bracket === last.bracket &&
      (sameSort(m.figure, last.figure) || (isRate(m.figure) && isRate(last.figure)))
    if (joins) run.push(m)
    else runs.push([m])
  }
  return runs.filter(run => run.length > 1 && /分别|依次|各/.test(run[0].label))
}

const withoutDistributor = (m: Mention): Mention => ({ ...m, label: m.label.replace(/分别|依次|各/g, '') })

export type ListedChanges = {
  readonly claims: readonly Claim[]
  /** The mentions that stand in a list of changes or rates, and are not to be read one by one. */
  readonly read: ReadonlySet<Mention>
}

/**
 * Lists of as many changes or growth rates as there are levels before and after:
 * 收入和支出分别为 A、B，上年分别为 C、D，同比分别增长 r、s.
 */
export const listedChanges = (mentions: readonly Mention[]): ListedChanges => {
  const runs = runsIn(mentions)
  const read = new Set<Mention>()
  const claims: Claim[] = []
  for (const run of runs) {
    const head = withoutDistributor(run[0])
    const growth = isGrowthRate(head)
    if (!growth && !isChange(head)) continue
    for (const m of run) read.add(m)
    const direction = directionOfChange(head.label)
    const levels = runs.filter(
      other =>
        other.length === run.length &&
        other[0].order < head.order &&
        other[0].sentence === head.sentence &&
        (growth ? isQuantity(other[0].figure) : sameSort(other[0].figure, head.figure)) &&
        !isRate(other[0].figure) &&
        !isChange(withoutDistributor(other[0])),
    )
    const before = levels.filter(
      other => isOfLastYear(other[0].label) || roleOf(other[0].label) === 'original',
    )
    const now = levels.filter(other => !before.includes(other)).at(-1)
    const base = before.at(-1)
    if (!direction || !now || !base || before.length > 1) continue
    const up = direction === 'up'
    run.forEach((m, place) => {
      const [after, earlier] = [now[place]!.figure, base[place]!.figure]
      if (!sameSort(after, earlier)) return
      const reading: Reading = growth
        ? {
            standing: 'asserted',
            operands: [after, earlier],
            expression: relativeChange(up),
            because: up ? '增幅 =（现数 − 原数）÷ 原数' : '降幅 =（原数 − 现数）÷ 原数',
          }
        : {
            standing: 'asserted',
            operands: up ? [after, earlier] : [earlier, after],
            expression: difference,
            because: up ? '增加额 = 现数 − 原数' : '减少额 = 原数 − 现数',
          }
      claims.push({ kind: growth ? 'growth' : 'difference', stated: m.figure, readings: [reading] })
    })
  }
  return { claims, read }
}
