import { baseValue, type Figure, locateFigure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import { exact, isZero, toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from './check-claim.ts'

/**
 * Birth, death and natural growth rates of a population are stated per thousand (国家统计局《中国统计年鉴》主要统计指标解释：
 * 用千分率表示), infant and child mortality likewise (国家卫生健康委《中国卫生健康统计年鉴》指标解释). Written with %, they say ten
 * times as much. `ceiling` is a value that no Chinese region has reported in the last forty years.
 */
const VITAL_RATES: readonly { readonly name: RegExp; readonly ceiling: string }[] = [
  { name: /(?:婴儿|新生儿|围产儿)死亡率/, ceiling: '0.015' },
  { name: /5岁以下儿童死亡率|五岁以下儿童死亡率/, ceiling: '0.02' },
  { name: /(?:人口)?自然增长率/, ceiling: '0.025' },
  { name: /(?:人口|粗)?出生率/, ceiling: '0.035' },
  { name: /(?:人口|粗)死亡率|^死亡率/, ceiling: '0.02' },
]

const ENDING = /^(?:约|为|是|达|达到|降至|降到|下降至|控制在|仅|[:：]|\s)*$/

type Suspect = { readonly figure: Figure; readonly name: string; readonly beyondBelief: boolean }

const suspectOf = (figure: Figure): Suspect | null => {
  const value = baseValue(figure)
  if (!value || isZero(value) || !figure.unit || !/^[%％]$/.test(figure.unit.text)) return null
  const before = figure.passage.cell
    ? figure.measures
    : figure.passage.text.slice(Math.max(0, figure.start - 24), figure.start)
  for (const { name, ceiling } of VITAL_RATES) {
    const found = [...before.matchAll(new RegExp(name, 'g'))].at(-1)
    if (!found) continue
    const rest = before.slice(found.index + found[0].length)
    if (!figure.passage.cell && !ENDING.test(rest)) continue
    return { figure, name: found[0], beyondBelief: value.gt(exact(ceiling)) }
  }
  return null
}

/** Population rates written with % where they are per thousand. Where no rate of the passage is beyond belief, the % may be a true conversion: a notice. */
export const vitalRateChecks = (figures: readonly Figure[]): DraftCheck[] => {
  const suspects = figures.map(suspectOf).filter(s => s !== null)
  const proven = new Set(suspects.filter(s => s.beyondBelief).map(s => s.figure.passage))
  return suspects.map(({ figure, name }) => {
    const certain = proven.has(figure.passage)
    const perThousand = `${toText(figure.value!)}‰`
    const asWritten = `${toText(figure.value!.mul(exact(10)))}‰`
    return {
      kind: 'unit',
      verdict: 'disagrees',
      severity: certain ? 'figure' : 'notice',
      stated: figureRef(figure),
      operands: [],
      expected: perThousand,
      formula: `${figure.text} = ${asWritten}`,
      message: certain
        ? `${name}按统计口径以千分率（‰）表示，写为 ${figure.text} 即 ${asWritten}，应为 ${perThousand}。`
        : `${name}按统计口径以千分率（‰）表示，写为 ${figure.text} 即 ${asWritten}，请核实是否应为 ${perThousand}。`,
      ...(certain
        ? { culprit: { text: figure.text, value: perThousand, slip: '‰ 写成 %', at: locateFigure(figure) } }
        : {}),
      idSeed: name,
      figures: [figure],
    }
  })
}
