import { type Exact, exact, HUNDRED, maximum, minimum, ZERO } from '@heshu/shared/number/exact.ts'
import type { Random } from './random.ts'

/** A criteria text whose rule is known, because it was written from the rule. */
export type GeneratedCriteria = {
  readonly family: string
  readonly name: string
  readonly weight: Exact
  readonly text: string
  /** The values where the points change, in hundredths of a percent. */
  readonly boundaries: readonly number[]
  /** The points at a rate given in hundredths of a percent, lowest and highest where the text leaves a choice. */
  readonly pointsAt: (hundredths: number) => readonly [Exact, Exact]
}

const NAMES = [
  '预算执行率',
  '满意度',
  '资金到位率',
  '验收合格率',
  '固定资产利用率',
  '按期完成率',
  '培训覆盖率',
  '采购执行率',
]
const CAPPED = ['结转结余率', '公用经费控制率', '在职人员控制率', '预算调整率', '成本超支率']

const same = (x: Exact): readonly [Exact, Exact] => [x, x]
const percentOf = (hundredths: number): Exact => exact(hundredths).div(10_000)
const printPercent = (hundredths: number): string => {
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100]
  return rest === 0 ? `${whole}%` : `${whole}.${String(rest).padStart(2, '0').replace(/0$/u, '')}%`
}

type Style = (name: string, low: number | null, high: number | null, points: string) => string

/** Bands that hold their lower end, for rates that should be high. */
const LOWER_CLOSED: readonly Style[] = [
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${printPercent(l)}≤${n}<${printPercent(h)}` : l !== null ? `${n}≥${printPercent(l)}` : `${n}<${printPercent(h!)}`}的，得${p}分`,
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${printPercent(h)}＞${n}≥${printPercent(l)}` : l !== null ? `${n}≥${printPercent(l)}` : `${n}＜${printPercent(h!)}`}，得 ${p} 分`,
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${n}在${printPercent(l)}（含）至${printPercent(h)}（不含）之间` : l !== null ? `${n}${printPercent(l)}（含）以上` : `${n}${printPercent(h!)}（不含）以下`}的计${p}分`,
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${n}不低于${printPercent(l)}但低于${printPercent(h)}` : l !== null ? `${n}不低于${printPercent(l)}` : `${n}低于${printPercent(h!)}`}的，得${p}分`,
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${n}大于等于${printPercent(l)}且小于${printPercent(h)}` : l !== null ? `${n}大于等于${printPercent(l)}` : `${n}小于${printPercent(h!)}`}的，得${p}分`,
  (n, l, h, p) =>
    `$${l !== null && h !== null ? `${printPercent(l).replace('%', '\\%')} \\leq $${n}$ < ${printPercent(h).replace('%', '\\%')}` : l !== null ? `$${n}$ \\geq ${printPercent(l).replace('%', '\\%')}` : `$${n}$ < ${printPercent(h!).replace('%', '\\%')}`}$的，得 ${p} 分`,
]

/** Bands that hold their upper end, for rates that should be low. */
const UPPER_CLOSED: readonly Style[] = [
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${printPercent(l)}<${n}≤${printPercent(h)}` : h !== null ? `${n}≤${printPercent(h)}` : `${n}>${printPercent(l!)}`}的，得${p}分`,
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${n}超过${printPercent(l)}但不超过${printPercent(h)}` : h !== null ? `${n}不超过${printPercent(h)}` : `${n}超过${printPercent(l!)}`}的，得${p}分`,
  (n, l, h, p) =>
    `${l !== null && h !== null ? `${n}在${printPercent(l)}（不含）-${printPercent(h)}（含）` : h !== null ? `${n}在${printPercent(h)}（含）以内` : `${n}大于${printPercent(l!)}`}的，得${p}分`,
]

const joinClauses = (random: Random, clauses: readonly string[]): string =>
  random.pick([
    (c: readonly string[]) => `${c.join('；')}。`,
    (c: readonly string[]) => c.map((one, at) => `${at + 1}. ${one}；`).join(' '),
    (c: readonly string[]) => c.map((one, at) => `（${at + 1}）${one}；`).join('\n'),
    (c: readonly string[]) => `${c.map((one, at) => `${'①②③④⑤'[at]}${one}`).join('；')}。`,
  ])(clauses)

const bands = (random: Random): GeneratedCriteria => {
  const high = random.below(2) === 0
  const count = 2 + random.below(3)
  const weight = 2 + random.below(9)
  const cuts = new Set<number>()
  while (cuts.size < count - 1) cuts.add((high ? 55 : 2) * 100 + random.below(80) * 50)
  const ascending = [...cuts].toSorted((a, b) => a - b)
  // Points from the best band to the worst.
  const points = Array.from({ length: count }, (_, at) =>
    at === 0
      ? exact(weight)
      : at === count - 1
        ? ZERO
        : exact(weight)
            .mul(exact(count - at - 1))
            .div(exact(count)),
  ).map(x => exact(x.mul(HUNDRED).n / x.mul(HUNDRED).d).div(HUNDRED))
  const name = random.pick(high ? NAMES : CAPPED)
  const style = random.pick(high ? LOWER_CLOSED : UPPER_CLOSED)
  const text = (x: Exact) => x.toString()
  const best = high ? ascending.toReversed() : ascending
  const clauses = points.map((p, at) => {
    const inner = best[at] ?? null
    const outer = best[at - 1] ?? null
    if (at === count - 1) {
      const clause = high ? style(name, null, outer, text(p)) : style(name, outer, null, text(p))
      return random.below(2) === 0
        ? clause.replace(/(?:的)?[,，]?\s*[得计]\s*0\s*分$/u, '的，不得分')
        : clause
    }
    return high ? style(name, inner, outer, text(p)) : style(name, outer, inner, text(p))
  })
  return {
    family: 'bands',
    name,
    weight: exact(weight),
    text: joinClauses(random, clauses),
    boundaries: ascending,
    pointsAt: value => {
      const at = best.findIndex(cut => (high ? value >= cut : value <= cut))
      return same(points[at < 0 ? count - 1 : at]!)
    },
  }
}

const proportional = (random: Random): GeneratedCriteria => {
  const weight = 2 + random.below(9)
  const name = random.pick(NAMES)
  const text = random.pick([
    `得分=${name}×${weight}分。`,
    `本指标得分=本指标满分分值×${name}。`,
    `本项得分 = ${name} × 分值，超过分值的按分值计。`,
    `${name}=（实际数量/计划数量）×100%。得分=${name}×${weight}分，得分保留两位小数。`,
    `指标得分=${name}*权重，最高不超过${weight}分。`,
    `1. 全部达到要求的，得${weight}分；2. 部分未达到要求的，本指标得分=${name}×${weight}分。`,
  ])
  return {
    family: 'proportional',
    name,
    weight: exact(weight),
    text,
    boundaries: [10_000],
    pointsAt: value => same(minimum(exact(weight).mul(percentOf(value)), exact(weight))),
  }
}

const exception = (random: Random): GeneratedCriteria => {
  const weight = 2 + random.below(9)
  const name = random.pick(NAMES)
  const full = 8000 + random.below(20) * 100
  const none = 4000 + random.below(20) * 100
  const text = `${name}≥${printPercent(full)}的，得${weight}分；${name}<${printPercent(none)}的，不得分；其他情况得分=${name}×${weight}分。`
  return {
    family: 'formula with bands',
    name,
    weight: exact(weight),
    text,
    boundaries: [full, none],
    pointsAt: value =>
      same(
        value >= full
          ? exact(weight)
          : value < none
            ? ZERO
            : minimum(exact(weight).mul(percentOf(value)), exact(weight)),
      ),
  }
}

const deduction = (random: Random): GeneratedCriteria => {
  const high = random.below(2) === 0
  const weight = 2 + random.below(9)
  const name = random.pick(high ? NAMES : CAPPED)
  const from = (high ? 80 + random.below(20) : 5 + random.below(96)) * 100
  const each = random.pick(['0.1', '0.2', '0.5', '1'])
  const step = random.pick([1, 1, 2, 5])
  const unit = step === 1 ? random.pick(['1个百分点', '一个百分点', '1%']) : `${step}个百分点`
  const text = high
    ? random.pick([
        `${name}≥${printPercent(from)}的，得${weight}分；每降低${unit}扣${each}分，扣完为止。`,
        `${name}达到${printPercent(from)}得满分，每低${unit}扣${each}分，扣完为止。`,
        `${name}不低于${printPercent(from)}的，得${weight}分；${name}低于${printPercent(from)}的，每下降${unit}扣${each}分，直至扣完为止。`,
      ])
    : random.pick([
        `${name}≤${printPercent(from)}的，得${weight}分；每超过${unit}扣${each}分，扣完为止。`,
        `${name}在${printPercent(from)}以内的，得${weight}分；超出${printPercent(from)}的，超出${unit}扣${each}分，直至${weight}分扣完为止。`,
        `${name}不超过${printPercent(from)}得满分，每高${unit}扣${each}分。`,
      ])
  return {
    family: 'deduction',
    name,
    weight: exact(weight),
    text,
    boundaries: [1, 2, 3].map(n => (high ? from - n * step * 100 : from + n * step * 100)).concat(from),
    pointsAt: value => {
      const deviation = Math.max(0, high ? from - value : value - from)
      const [whole, rest] = [Math.floor(deviation / (step * 100)), deviation % (step * 100)]
      const left = (steps: number) => maximum(exact(weight).sub(exact(each).mul(exact(steps))), ZERO)
      return [left(rest === 0 ? whole : whole + 1), left(whole)]
    },
  }
}

const mixture = (random: Random): GeneratedCriteria => {
  const [a, b] = [1 + random.below(4), 1 + random.below(4)]
  const name = random.pick(NAMES)
  const other = random.pick([
    `相关制度健全并有效执行（${b}分），落实不到位的酌情扣分`,
    `资料完整、归档及时的，得${b}分，否则不得分`,
    `管理规范（${b}分），发现一项不符合的扣0.5分，扣完为止`,
  ])
  return {
    family: 'mixture',
    name,
    weight: exact(a + b),
    text: `1. ${name}得分=${name}×${a}分；2. ${other}。`,
    boundaries: [10_000],
    pointsAt: value => {
      const computed = minimum(exact(a).mul(percentOf(value)), exact(a))
      return [computed, computed.add(exact(b))]
    },
  }
}

const allOrNothing = (random: Random): GeneratedCriteria => {
  const weight = 1 + random.below(9)
  const name = random.pick(NAMES)
  const from = (60 + random.below(41)) * 100
  const text = random.pick([
    `${name}达到${printPercent(from)}的，得${weight}分，否则不得分。`,
    `${name}≥${printPercent(from)}，得满分；反之不得分。`,
    `${name}在${printPercent(from)}（含）以上的，得${weight}分；未达到的，不得分。`,
  ])
  return {
    family: 'all or nothing',
    name,
    weight: exact(weight),
    text,
    boundaries: [from],
    pointsAt: value => same(value >= from ? exact(weight) : ZERO),
  }
}

const FAMILIES = [bands, bands, bands, proportional, exception, deduction, mixture, allOrNothing]

/** The same words as files print them: signs of full width, entities, white space where lines were broken. */
const DISGUISES: readonly ((text: string, random: Random) => string)[] = [
  text => text,
  text => text,
  text =>
    text.replace(/[%<>=（）]/gu, sign => ({ '%': '％', '<': '＜', '>': '＞', '=': '＝' })[sign] ?? sign),
  text => text.replace(/[0-9]/gu, digit => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)),
  text => text.replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/≥/gu, '&ge;'),
  text => text.replace(/≥/gu, '⩾').replace(/≤/gu, '≦').replace(/（/gu, '(').replace(/）/gu, ')'),
  (text, random) =>
    [...text]
      .map(sign => (/[≥≤<>得的分]/u.test(sign) && random.below(3) === 0 ? `${sign}\n` : sign))
      .join(''),
]

export const generateCriteria = (random: Random): GeneratedCriteria => {
  const criteria = random.pick(FAMILIES)(random)
  return { ...criteria, text: random.pick(DISGUISES)(criteria.text, random) }
}

/** Boundaries and one unit of the last digit (0.01 %) to both sides, and some values between. */
export const sweptValues = ({ boundaries }: GeneratedCriteria): number[] =>
  [
    ...new Set([
      ...boundaries.flatMap(at => [at - 1, at, at + 1]),
      ...boundaries.map(at => at + 137),
      1,
      5000,
      9999,
      10_000,
      10_001,
      11_234,
    ]),
  ]
    .filter(value => value >= 0)
    .toSorted((a, b) => a - b)
