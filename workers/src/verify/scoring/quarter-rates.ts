import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Prose, plainName, type Segment, wordsBefore } from './prose.ts'

/** The cumulative execution rate at the end of each quarter, as far as the report states it. */
export type QuarterRates = readonly [Figure | null, Figure | null, Figure | null, Figure | null]

const ORDINALS: Readonly<Record<string, number>> = {
  一: 0,
  二: 1,
  三: 2,
  四: 3,
  '1': 0,
  '2': 1,
  '3': 2,
  '4': 3,
}
const RATE = /(?:执行率|支出率|支出进度|执行进度|支付进度)/u

const ratiosIn = (segment: Segment): readonly Figure[] =>
  segment.figures.filter(figure => dimensionOf(figure) === 'ratio' && figure.value !== null)

/** 第一至第三季度的…执行率分别为 a、b、c; 一、二、三、四季度执行率分别为 … */
const enumerated = (segment: Segment): [number, Figure][] => {
  const match =
    /第?([一二三四1-4])(?:季度)?(?:至|到|-|—|~|～)第?([一二三四1-4])季度/u.exec(segment.text) ??
    /第?([一二三四1-4])(?:季度)?(?:[、,，和及]第?[一二三四1-4](?:季度)?)*[、,，和及]第?([一二三四1-4])季度/u.exec(
      segment.text,
    )
  if (!match) return []
  const [first, last] = [ORDINALS[match[1]!]!, ORDINALS[match[2]!]!]
  const from = segment.start + match.index
  const list = ratiosIn(segment).filter(figure => figure.start > from)
  const lead = list[0] && segment.passage.text.slice(from, list[0].start)
  if (!lead || !RATE.test(lead) || !/分别/u.test(lead) || last <= first) return []
  const count = last - first + 1
  const run = list.slice(0, count)
  const joined = run.every((figure, at) => {
    const before = run[at - 1]
    return !before || /^\s*[、,，和及]+\s*$/u.test(segment.passage.text.slice(before.end, figure.start))
  })
  return run.length === count && joined ? run.map((figure, at) => [first + at, figure]) : []
}

/** 一季度末支出进度为 a，二季度末为 b: a quarter named alone goes on with the rate named before it. */
const single = (segment: Segment): [number, Figure][] => {
  let started = false
  return ratiosIn(segment).flatMap((figure): [number, Figure][] => {
    const words = plainName(wordsBefore(segment, figure)).split(/[，,]/u).at(-1)!
    const match = /^[^一二三四1-4]{0,12}第?([一二三四1-4])季度(?:末)?(?!.*季度)/u.exec(words)
    const continues = started && match !== null && /季度末?(?:为|达|达到|是)?$/u.test(words)
    if (!match || !(RATE.test(words) || continues) || /序时|目标|同比|增长|占/u.test(words)) return []
    started = true
    return [[ORDINALS[match[1]!]!, figure]]
  })
}

/** The rate of the whole year, stated in the same sentence as quarters: the fourth. */
const wholeYear = (segment: Segment): [number, Figure][] =>
  ratiosIn(segment).flatMap((figure): [number, Figure][] => {
    const words = plainName(wordsBefore(segment, figure))
    return /全年[^，,]*(?:执行率|支出率|支出进度)(?:为|是|达|达到|仅|仅为|完成|约|：|:)*$/u.test(words) &&
      !/季度/u.test(words)
      ? [[3, figure]]
      : []
  })

/** Quarterly rates of the prose. A quarter stated twice with different values is none. */
export const readQuarterRates = (prose: Prose): QuarterRates => {
  const found: (Figure | null | 'several')[] = [null, null, null, null]
  const put = ([quarter, figure]: [number, Figure]) => {
    const before = found[quarter]
    if (before === null) found[quarter] = figure
    else if (before && before !== 'several' && !before.value!.equals(figure.value!))
      found[quarter] = 'several'
  }
  for (const segment of prose.segments) {
    const listed = enumerated(segment)
    const quarters = listed.length > 0 ? listed : single(segment)
    quarters.forEach(put)
    if (quarters.length > 0 && found[3] === null) wholeYear(segment).forEach(put)
  }
  const rates = found.map(figure => (figure === 'several' ? null : (figure ?? null)))
  return [rates[0] ?? null, rates[1] ?? null, rates[2] ?? null, rates[3] ?? null]
}
