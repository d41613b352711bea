import type { LevelResult, ScoreComparison, ScoreResult } from '@heshu/shared/model/output.ts'
import { type Markup, markup, NOTHING } from './markup.ts'
import { drawIndicatorBar, drawScoreScale } from './score-scale.ts'
import { rangeText } from './summary.ts'

type Rubric = ScoreResult['rubric']

const sourceOf = ({ id, source }: Rubric): string =>
  source === 'own-table' ? '报告自己的评分表' : `评分规则 ${id}`

/** What the total and grade would be with every proven error corrected, in one sentence. */
const correctedLine = ({ claimed, grade, corrected }: ScoreResult): Markup => {
  if (!corrected) return NOTHING
  const { total } = corrected
  const same = total === claimed
  const kept =
    corrected.grade === null
      ? '等级介于两档之间，报告的分档没有写明'
      : grade.claimed === null
        ? `按分档为「${corrected.grade}」`
        : corrected.grade === grade.claimed
          ? `等级仍为「${grade.claimed}」`
          : `等级由「${grade.claimed}」变为「${corrected.grade}」`
  return markup`<p class="wide corrected">${
    same ? '没有已证实的得分差错，总分' : '更正已证实的得分差错后，总分为'
  } <b>${total}</b>，${kept}。其余得分须人工判断，仍按自评计。</p>`
}

const levelRow = ({ path, weight, claimed, low, high }: LevelResult): Markup =>
  markup`<tr><th scope="row"><span class="parents">${path.slice(0, -1).join(' › ')}</span>${path.at(-1) ?? ''}</th><td class="number">${weight}</td><td class="number">${claimed ?? '—'}</td><td class="number">${rangeText(low, high)}</td><td>${drawIndicatorBar(weight, claimed, low, high)}</td></tr>`

const renderLevels = (levels: readonly LevelResult[]): Markup =>
  levels.length === 0
    ? NOTHING
    : markup`<details class="wide"><summary>各级指标的复算范围<span class="count">${levels.length} 项</span></summary><table>
<thead><tr><th scope="col">指标</th><th scope="col" class="number">分值</th><th scope="col" class="number">自评</th><th scope="col" class="number">复算范围</th><th scope="col">对照</th></tr></thead>
<tbody>${levels.map(levelRow)}</tbody></table></details>`

type Side = ScoreComparison['differences'][number]['own']

const sideCell = ({ weight, low, high, says }: Side): Markup =>
  markup`<td>${weight === null ? '没有这一项' : `${weight} 分`}${low === null || high === null ? NOTHING : markup`，复算 ${rangeText(low, high)}`}<span class="parents">${says}</span></td>`

const renderComparison = ({ rubric, low, high, grade, differences }: ScoreComparison): Markup =>
  markup`<details class="wide" open><summary>按${sourceOf(rubric)}<span class="count">复算 ${rangeText(low, high)}，可能的等级 ${grade.possible.join('、') || '—'}；${differences.length} 处规则不同</span></summary>${
    differences.length === 0
      ? NOTHING
      : markup`<table><thead><tr><th scope="col">指标</th><th scope="col">报告自己的评分标准</th><th scope="col">评分规则</th></tr></thead><tbody>${differences.map(
          ({ path, own, pack }) =>
            markup`<tr><th scope="row"><span class="parents">${path.slice(0, -1).join(' › ')}</span>${path.at(-1) ?? ''}</th>${sideCell(own)}${sideCell(pack)}</tr>`,
        )}</tbody></table>`
  }</details>`

/** The claimed and the recomputed total and grade, drawn and in words; NOTHING for a report without scores. */
export const renderScore = (score: ScoreResult | null): Markup => {
  if (!score) return NOTHING
  const { claimed, low, high, grade, rubric, levels = [], comparison } = score
  return markup`<section class="score" aria-label="得分与等级">
<div class="big"><span>自评得分</span><b>${claimed ?? '未载明'}</b></div>
<div class="big"><span>自评等级</span><b>${grade.claimed ?? '未载明'}</b></div>
<div class="big ours"><span>复算范围</span><b>${rangeText(low, high)}</b></div>
<div class="big ours"><span>可能的等级</span><b>${grade.possible.join('、') || '—'}</b></div>
${drawScoreScale(score)}
${correctedLine(score)}
<p class="wide">依据：${sourceOf(rubric)}。复算范围把须人工判断的部分从 0 分计起。色带按通行等级（90、80、60 为界）绘制；报告另定等级的，以“可能的等级”为准。</p>
${renderLevels(levels)}
${comparison ? renderComparison(comparison) : NOTHING}
</section>`
}
