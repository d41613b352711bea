import type { Check, DocumentResult, FigureRef } from '@heshu/shared/model/output.ts'
import { renderFinding } from './finding-card.ts'
import { checksWith, findingsOf, measuresIn, uncheckedByReason } from './findings.ts'
import { type Markup, markup, NOTHING } from './markup.ts'
import { renderPage } from './page-frame.ts'
import { placeInChinese } from './place.ts'
import { renderCheckLines, renderFigureLines, renderIndicators } from './result-tables.ts'
import { renderScore } from './score-section.ts'
import { KIND_WORDS, REASON_WORDS, REPORT_KIND_WORDS } from './words.ts'

const fact = (name: string, value: string | number | null): Markup =>
  value === null || value === '' ? NOTHING : markup`<div><dt>${name}</dt><dd>${value}</dd></div>`

const fileName = (file: string): string => file.split(/[/\\]/).at(-1) ?? file

const renderHeader = (result: DocumentResult): Markup => {
  const { report } = result
  return markup`<header>
<div class="kicker">绩效自评报告复核结果</div>
<h1>${report.title ?? fileName(result.file)}</h1>
<dl class="facts">${fact('单位', report.unit)}${fact('年度', report.year)}${fact(
    '类型',
    report.kind && REPORT_KIND_WORDS[report.kind],
  )}${fact('文件', fileName(result.file))}${fact('页数', result.pages)}</dl>
</header>`
}

const renderTally = (result: DocumentResult): Markup => {
  const { figures, checked, uncheckable } = result.coverage
  const tally = [
    { to: 'findings', count: findingsOf(result).length, name: '处不符', tone: 'disagrees' },
    { to: 'open', count: checksWith(result, 'open').length, name: '处待核', tone: 'open' },
    { to: 'agreed', count: checksWith(result, 'agrees').length, name: '处相符', tone: 'agrees' },
    { to: 'unchecked', count: uncheckable, name: '个数字未能核对', tone: 'unread' },
  ]
  return markup`<nav aria-label="结果概览"><ul class="tally">${tally.map(
    ({ to, count, name, tone }) =>
      markup`<li><a href="#${to}"><b class="toned is-${tone}">${count}</b><span>${name}</span></a></li>`,
  )}</ul></nav>
<p class="coverage">共核对 ${result.checks.length} 项关系；报告中数字 ${figures} 个，已核 ${checked} 个，未能核对 ${uncheckable} 个。</p>`
}

const section = (id: string, title: string, count: string, content: Markup): Markup =>
  markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}<span class="count">${count}</span></h2>
${content}
</section>`

const cards = (checks: readonly Check[], measures: (ref: FigureRef) => string, whenNone: string): Markup =>
  checks.length === 0
    ? markup`<p class="none">${whenNone}</p>`
    : markup`${checks.map(check => renderFinding(check, measures))}`

const renderAgreed = (agreed: readonly Check[], measures: (ref: FigureRef) => string): Markup => {
  const kinds = [...new Set(agreed.map(check => check.kind))]
  return markup`${kinds.map(kind => {
    const checks = agreed.filter(check => check.kind === kind)
    return markup`<details><summary>${KIND_WORDS[kind] ?? kind}<span class="count">${checks.length} 项</span></summary>${renderCheckLines(checks, measures)}</details>`
  })}`
}

const renderUnchecked = (result: DocumentResult): Markup =>
  markup`${[...uncheckedByReason(result)].map(
    ([reason, figures]) =>
      markup`<details><summary>${REASON_WORDS[reason] ?? reason}<span class="count">${figures.length} 个</span></summary>${renderFigureLines(figures)}</details>`,
  )}`

const renderNotes = (result: DocumentResult): Markup =>
  markup`<ul class="notes">${result.notes.map(
    note =>
      markup`<li>${note.message}${note.at ? markup` <span class="where">（${placeInChinese(note.at)}：「${note.at.quote}」）</span>` : NOTHING}</li>`,
  )}</ul>`

const renderRefusal = (result: DocumentResult): Markup => markup`<main>
<section class="refused" aria-label="未能复核"><p><strong>这份文件未能复核。</strong></p><p>${
  result.refusal?.message ?? '原因不明。'
}</p></section>
${result.notes.length > 0 ? section('notes', '读取时注意到', `${result.notes.length} 条`, renderNotes(result)) : NOTHING}
</main>`

const renderVerified = (result: DocumentResult): Markup => {
  const measures = measuresIn(result)
  const findings = findingsOf(result)
  const open = checksWith(result, 'open')
  const agreed = checksWith(result, 'agrees')
  return markup`${renderScore(result.score)}
${renderTally(result)}
<main>
${section('findings', '不符', `${findings.length} 处，按严重程度`, cards(findings, measures, '没有发现不符之处。'))}
${section('open', '待核', `${open.length} 处，须人工判断或补充材料`, cards(open, measures, '没有待核事项。'))}
${
  result.indicators.length > 0
    ? section('indicators', '各项指标', `${result.indicators.length} 项`, renderIndicators(result.indicators))
    : NOTHING
}
${section(
  'agreed',
  '核对相符',
  `${agreed.length} 项`,
  agreed.length > 0 ? renderAgreed(agreed, measures) : markup`<p class="none">没有相符的核对。</p>`,
)}
${section(
  'unchecked',
  '未能核对的数字及原因',
  `${result.coverage.uncheckable} 个`,
  result.coverage.uncheckable > 0 ? renderUnchecked(result) : markup`<p class="none">全部数字均已核对。</p>`,
)}
${result.notes.length > 0 ? section('notes', '读取时注意到', `${result.notes.length} 条`, renderNotes(result)) : NOTHING}
</main>`
}

/** The result of one report as one HTML page that stands alone; for a refused file, a page that says why. */
export const renderHtml = (result: DocumentResult): string =>
  renderPage(
    `复核结果：${result.report.title ?? fileName(result.file)}`,
    markup`${renderHeader(result)}
${result.status === 'refused' ? renderRefusal(result) : renderVerified(result)}
<footer>文件 ${result.file}${result.sha256 ? markup`<br>SHA-256 ${result.sha256}` : NOTHING}<br>由核数（Heshu）生成。“不符”表示报告自己的数字互相矛盾，须回原件核实后定性；“待核”不是差错。</footer>`,
  )
