import { type Markup, markup, NOTHING } from './markup.ts'
import { renderPage } from './page-frame.ts'
import { type FileSummary, rangeText } from './summary.ts'
import { SEVERITY_WORDS } from './words.ts'

/** A file of the batch and the name, without ending, of its page and its JSON in the same folder. */
export type IndexEntry = { readonly summary: FileSummary; readonly name: string }

const score = ({ score }: FileSummary): Markup =>
  score
    ? markup`<td class="number">${score.claimed ?? '—'}</td><td class="number">${rangeText(score.low, score.high)}</td><td class="keep">${score.grade.claimed ?? '—'}</td>`
    : markup`<td class="number">—</td><td class="number">—</td><td class="keep">—</td>`

const result = (summary: FileSummary): Markup =>
  summary.refusal
    ? markup`<td colspan="8"><span class="badge full is-grade">未复核</span> ${summary.refusal.message}</td>`
    : markup`<td class="keep">${
        summary.worst === null
          ? markup`<span class="badge is-agrees">无不符</span>`
          : markup`<span class="badge full is-${summary.worst}">${SEVERITY_WORDS[summary.worst]}</span>`
      }</td><td class="number">${summary.checks.disagrees}</td><td class="number">${summary.checks.open}</td><td class="number">${summary.checks.agrees}</td><td class="number">${summary.coverage.checked} / ${summary.coverage.figures}</td>${score(summary)}`

const row = ({ summary, name }: IndexEntry): Markup => {
  const page = encodeURIComponent(name)
  return markup`<tr><th scope="row"><a href="${page}.html">${summary.title ?? summary.file}</a>${
    summary.title ? markup`<span class="parents">${summary.file}</span>` : NOTHING
  }</th>${result(summary)}<td class="keep"><a href="${page}.json">JSON</a></td></tr>`
}

/** The batch at a glance: every file with its counts, its gravest finding and a link to its page. */
export const renderIndex = (entries: readonly IndexEntry[]): string => {
  const refused = entries.filter(entry => entry.summary.refusal).length
  const found = entries.filter(entry => entry.summary.checks.disagrees > 0).length
  return renderPage(
    '绩效自评报告复核汇总',
    markup`<header><div class="kicker">绩效自评报告复核</div><h1>复核汇总</h1>
<p class="coverage">文件 ${entries.length} 份：有不符 ${found} 份，无不符 ${entries.length - refused - found} 份，未复核 ${refused} 份。全部不符与待核事项见 <a href="findings.xlsx">findings.xlsx</a>。</p></header>
<main><div class="scroll"><table>
<thead><tr><th scope="col">报告</th><th scope="col">最重</th><th scope="col" class="number">不符</th><th scope="col" class="number">待核</th><th scope="col" class="number">相符</th><th scope="col" class="number">已核数字</th><th scope="col" class="number">自评</th><th scope="col" class="number">复算范围</th><th scope="col">等级</th><th scope="col">数据</th></tr></thead>
<tbody>
${entries.map(row)}
</tbody></table></div></main>
<footer>由核数（Heshu）生成。</footer>`,
  )
}
