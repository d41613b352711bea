import type { Check, FigureRef, FigureResult, IndicatorResult } from '@heshu/shared/model/output.ts'
import { renderSource } from './finding-card.ts'
import { type Markup, markup } from './markup.ts'
import { placeInChinese } from './place.ts'
import { drawIndicatorBar } from './score-scale.ts'
import { rangeText } from './summary.ts'
import { KIND_WORDS, VERDICT_WORDS } from './words.ts'

const indicatorRow = (indicator: IndicatorResult): Markup => {
  const { path, weight, claimed, low, high, verdict, because, at } = indicator
  return markup`<tr><th scope="row"><span class="parents">${path.slice(0, -1).join(' › ')}</span>${path.at(-1) ?? '（未名）'}<span class="parents">${placeInChinese(at)}</span></th><td class="number">${
    weight ?? '—'
  }</td><td class="number">${claimed ?? '—'}</td><td class="number">${
    low === null || high === null ? '—' : rangeText(low, high)
  }</td><td>${drawIndicatorBar(weight, claimed, low, high)}</td><td class="keep toned is-${verdict}">${
    VERDICT_WORDS[verdict]
  }</td><td>${because}</td></tr>`
}

export const renderIndicators = (
  indicators: readonly IndicatorResult[],
): Markup => markup`<div class="scroll indicators"><table>
<thead><tr><th scope="col">指标</th><th scope="col" class="number">分值</th><th scope="col" class="number">自评</th><th scope="col" class="number">复算范围</th><th scope="col">对照</th><th scope="col">结论</th><th scope="col">理由</th></tr></thead>
<tbody>
${indicators.map(indicatorRow)}
</tbody></table></div>`

/** Checks as lines: what was stated, how it was computed, where. */
export const renderCheckLines = (
  checks: readonly Check[],
  measures: (ref: FigureRef) => string,
): Markup => markup`<table>
<thead><tr><th scope="col">类型</th><th scope="col">所述事项</th><th scope="col">报告所述</th><th scope="col">算式</th><th scope="col">位置</th></tr></thead>
<tbody>
${checks.map(
  check =>
    markup`<tr id="check-${check.id}"><td class="keep">${KIND_WORDS[check.kind] ?? check.kind}</td><td>${measures(check.stated)}</td><td>${
      check.stated.text
    }</td><td>${check.formula || check.message}</td><td class="keep">${placeInChinese(check.stated.at)}</td></tr>`,
)}
</tbody></table>`

export const renderFigureLines = (figures: readonly FigureResult[]): Markup => markup`<table>
<thead><tr><th scope="col">数字</th><th scope="col">所述事项</th><th scope="col">原文</th><th scope="col">位置</th></tr></thead>
<tbody>
${figures.map(
  ({ ref, measures }) =>
    markup`<tr><td class="keep">${ref.text}</td><td>${measures}</td><td class="quote">${renderSource(ref)}</td><td class="keep">${placeInChinese(ref.at)}</td></tr>`,
)}
</tbody></table>`
