import type { ScoreResult } from '@heshu/shared/model/output.ts'
import { type Exact, exact, HUNDRED, maximum, minimum, toDecimals, ZERO } from '@heshu/shared/number/exact.ts'
import { type Markup, markup, NOTHING } from './markup.ts'
import { rangeText } from './summary.ts'

/** The number that a plain decimal stands for; null for anything else. */
const decimal = (text: string | null): Exact | null =>
  text !== null && /^-?\d+(\.\d+)?$/.test(text) ? exact(text) : null

/** Where a value lies on a stretch of `length` units that shows 0 to `full`, as an SVG coordinate. */
const along = (value: Exact, full: Exact, start: number, length: number): string =>
  toDecimals(exact(start).add(minimum(maximum(value, ZERO), full).div(full).mul(exact(length))), 2)

// 财预〔2020〕10号: 90(含)–100 优, 80(含)–90 良, 60(含)–80 中, below 60 差.
const BANDS = [
  { name: '差', from: '0', to: '60' },
  { name: '中', from: '60', to: '80' },
  { name: '良', from: '80', to: '90' },
  { name: '优', from: '90', to: '100' },
] as const

const LEFT = 16
const LENGTH = 968
const at = (value: Exact): string => along(value, HUNDRED, LEFT, LENGTH)
const between = (low: Exact, high: Exact): Exact => low.add(high).div(exact(2))
const width = (low: Exact, high: Exact, full: Exact, length: number, least: number): string =>
  toDecimals(maximum(maximum(high.sub(low), ZERO).div(full).mul(exact(length)), exact(least)), 2)

/** Keeps a label inside the drawing where its value lies near an end. */
const anchor = (value: Exact): string =>
  value.gt(exact(88)) ? 'end' : value.lt(exact(12)) ? 'start' : 'middle'

/** The claimed total and the range that the evidence allows, on a scale from 0 to 100 with the usual grades. */
export const drawScoreScale = (score: ScoreResult): Markup => {
  const low = decimal(score.low)
  const high = decimal(score.high)
  const claimed = decimal(score.claimed)
  const range = rangeText(score.low, score.high)
  const spoken = `自评 ${score.claimed ?? '未载明'}，复算范围 ${range}，满分 100`
  return markup`<svg class="scale" viewBox="0 0 1000 118" role="img" aria-label="${spoken}">
${BANDS.map(({ name, from, to }, index) => {
  const [start, end] = [exact(from), exact(to)]
  return markup`<rect class="band band-${index}" x="${at(start)}" y="40" width="${width(start, end, HUNDRED, LENGTH, 0)}" height="26"/><text class="band-name" x="${at(between(start, end))}" y="58" text-anchor="middle">${name}</text>`
})}
${['0', '60', '80', '90', '100'].map(
  tick => markup`<text class="tick" x="${at(exact(tick))}" y="82" text-anchor="middle">${tick}</text>`,
)}
${low && high ? markup`<rect class="range" x="${at(low)}" y="36" width="${width(low, high, HUNDRED, LENGTH, 4)}" height="34"/><text class="range-label" x="${at(between(low, high))}" y="106" text-anchor="${anchor(between(low, high))}">复算 ${range}</text>` : NOTHING}
${claimed ? markup`<path class="claimed" transform="translate(${at(claimed)} 0)" d="M0 38 L-7 24 L7 24 Z M-1 38 h2 v32 h-2 z"/><text class="claimed-label" x="${at(claimed)}" y="17" text-anchor="${anchor(claimed)}">自评 ${score.claimed}</text>` : NOTHING}
</svg>`
}

/** One indicator: its weight as the track, the recomputed range as a bar, the claimed score as a mark. */
export const drawIndicatorBar = (
  weight: string | null,
  claimed: string | null,
  low: string | null,
  high: string | null,
): Markup => {
  const full = decimal(weight)
  const mark = decimal(claimed)
  const [from, to] = [decimal(low), decimal(high)]
  if (!full || full.lte(ZERO) || (!mark && !from)) return NOTHING
  const x = (value: Exact): string => along(value, full, 3, 114)
  return markup`<svg class="bar" viewBox="0 0 120 16" aria-hidden="true"><rect class="track" x="3" y="6" width="114" height="4"/>${
    from && to
      ? markup`<rect class="range" x="${x(from)}" y="3" width="${width(from, to, full, 114, 2)}" height="10"/>`
      : NOTHING
  }${mark ? markup`<path class="claimed" transform="translate(${x(mark)} 0)" d="M-1.2 0 h2.4 v16 h-2.4 z"/>` : NOTHING}</svg>`
}
