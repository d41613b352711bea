import type { Check, Culprit, FigureRef } from '@heshu/shared/model/output.ts'
import { type Markup, markup, NOTHING } from './markup.ts'
import { placeInChinese } from './place.ts'
import { KIND_WORDS, SEVERITY_WORDS } from './words.ts'

/** A quote with the figure marked in it. Where the figure's digits occur more than once, marking one could mark the wrong one. */
export const quoteWith = (text: string, quote: string): Markup => {
  const at = text === '' ? -1 : quote.indexOf(text)
  if (at < 0 || quote.indexOf(text, at + 1) >= 0) return markup`${quote}`
  return markup`${quote.slice(0, at)}<mark>${text}</mark>${quote.slice(at + text.length)}`
}

/** The words around a figure with the figure marked: its sentence where the result has it, its quote otherwise. */
export const renderSource = ({ text, at, context }: FigureRef): Markup =>
  context ? markup`${context.before}<mark>${text}</mark>${context.after}` : quoteWith(text, at.quote)

const sourceRow = (role: string, ref: FigureRef, measures: string): Markup => markup`<tr>
<th scope="row" class="keep">${role}</th><td>${measures}</td><td class="quote">${renderSource(ref)}${
  ref.readings?.length
    ? markup`<span class="parents">识读不一：${ref.readings.map(each => `${each.engine}「${each.text}」`).join('，')}</span>`
    : NOTHING
}</td><td class="keep">${placeInChinese(ref.at)}</td></tr>`

const changeText = ({ text, value, slip, at }: Culprit): Markup =>
  markup`「${text}」应为 <strong>${value}</strong>${slip === null ? NOTHING : markup`（${slip}）`}，${placeInChinese(at)}`

const culpritNote = ({ culprit, alternatives = [] }: Check): Markup =>
  culprit
    ? markup`<p class="culprit"><strong>最可能的症结：</strong>${changeText(culprit)}${alternatives.map(
        other => markup`；也可能是${changeText(other)}`,
      )}</p>`
    : NOTHING

const versus = (check: Check): Markup =>
  markup`<dl class="versus"><div class="claimed-side"><dt>报告所述</dt><dd>${
    check.stated.text
  }</dd></div><div class="ours"><dt>${check.verdict === 'open' ? '可复算部分' : '复算应为'}</dt><dd>${
    check.expected || '—'
  }</dd></div></dl>${check.formula ? markup`<p class="formula"><span>算式</span>${check.formula}</p>` : NOTHING}`

/** A check that needs the auditor's eye: what is stated, what comes out, how, and every place it rests on. */
export const renderFinding = (check: Check, measures: (ref: FigureRef) => string): Markup => {
  const tone = check.verdict === 'open' ? 'open' : (check.severity ?? 'notice')
  const badge = check.verdict === 'open' ? '待核' : check.severity ? SEVERITY_WORDS[check.severity] : '不符'
  return markup`<article class="card is-${tone}" id="check-${check.id}" aria-labelledby="title-${check.id}">
<header><span class="badge full">${badge}</span><span class="badge">${KIND_WORDS[check.kind] ?? check.kind}</span><h3 id="title-${check.id}">${
    measures(check.stated) || `「${check.stated.text}」`
  }</h3><span class="where">${placeInChinese(check.stated.at)}</span></header>
<p>${check.message}</p>
${versus(check)}
${culpritNote(check)}
<table><caption>所依据的原文</caption><thead><tr><th scope="col">作用</th><th scope="col">所述事项</th><th scope="col">原文</th><th scope="col">位置</th></tr></thead><tbody>
${sourceRow('所述', check.stated, measures(check.stated))}
${check.operands.map((operand, index) => sourceRow(`依据 ${index + 1}`, operand, measures(operand)))}
</tbody></table>
</article>`
}
