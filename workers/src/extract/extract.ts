import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Extraction } from '@heshu/shared/model/extraction.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { findFigures } from './figures/find-figures.ts'
import { mentionClaims } from './metric/mention-claims.ts'
import { readMetrics } from './metric/read-metrics.ts'
import { targetRows } from './metric/target-rows.ts'
import { toldTargets } from './metric/told-targets.ts'
import { changeClaims } from './relations/change.ts'
import { claimedAnew } from './relations/claimed-anew.ts'
import { complementClaims } from './relations/complement.ts'
import { baseFinder } from './relations/find-base.ts'
import { flowClaims } from './relations/flow.ts'
import { formulaAgainClaims } from './relations/formula-again.ts'
import { leftOverClaims } from './relations/left-over.ts'
import { type Mention, readMentions } from './relations/mention.ts'
import { multipleClaims } from './relations/multiple.ts'
import { otherUnitClaims } from './relations/other-unit.ts'
import { pointsApartClaims } from './relations/points-apart.ts'
import { printedFormulaClaims } from './relations/printed-formula.ts'
import { doublingClaims } from './relations/products/doubling.ts'
import { meanOfListClaims } from './relations/products/mean-of-list.ts'
import { perThingClaims } from './relations/products/per-thing-claims.ts'
import { proportionClaims } from './relations/proportion.ts'
import { rateOfWholeClaims } from './relations/rate-of-whole.ts'
import { ratioClaims } from './relations/ratio.ts'
import { completeShareClaims } from './relations/sums/complete-shares.ts'
import { countedSumClaims } from './relations/sums/counted-sum.ts'
import { sumClaims } from './relations/sums/sum.ts'
import { sumApartClaims } from './relations/sums/sum-apart.ts'
import { tableClaims } from './relations/tables/claims.ts'
import { figureTables } from './relations/tables/figure-table.ts'
import { namedCellClaims } from './relations/tables/named-cell.ts'
import { quotedCellClaims } from './relations/tables/quoted-cell.ts'
import { identifyReport } from './report-identity.ts'
import { findScoreTables } from './score-table/find-score-tables.ts'
import { ruleFigures } from './score-table/rule-figures.ts'

/** How many passages with figures a breakdown looks back over for its total. */
const EARLIER_PASSAGES = 3

const proseClaims = (figures: readonly Figure[], findBase: ReturnType<typeof baseFinder>): Claim[] => {
  const byPassage: [Passage, Figure[]][] = [...Map.groupBy(figures, f => f.passage).entries()]
  const passages = byPassage.map(([passage, own]) => ({ passage, mentions: readMentions(passage.text, own) }))
  return passages.flatMap(({ passage, mentions }, i) => {
    const earlier: Mention[] = passage.cell
      ? []
      : passages.slice(Math.max(0, i - EARLIER_PASSAGES), i).flatMap(p => p.mentions)
    const claims = [
      ...ratioClaims(mentions, earlier),
      ...sumClaims(passage.text, mentions, earlier),
      ...countedSumClaims(mentions, earlier),
      ...completeShareClaims(mentions, earlier),
      ...changeClaims(mentions, findBase),
      ...otherUnitClaims(passage.text, mentions),
      ...printedFormulaClaims(mentions),
      ...pointsApartClaims(mentions),
      ...perThingClaims(mentions),
      ...rateOfWholeClaims(mentions),
      ...meanOfListClaims(mentions),
      ...proportionClaims(mentions),
      ...multipleClaims(mentions, findBase),
      ...doublingClaims(passage.text, mentions),
      ...flowClaims(mentions),
      ...leftOverClaims(mentions, earlier),
    ]
    return [...claims, ...complementClaims(mentions, new Set(claims.map(claim => claim.stated)))]
  })
}

/** What the operands of the formulas in running text repeat. */
const formulasAgain = (figures: readonly Figure[]): Claim[] =>
  [...Map.groupBy(figures, f => f.passage)].flatMap(([passage, own]) =>
    /[=＝]/.test(passage.text) ? formulaAgainClaims(readMentions(passage.text, own)) : [],
  )

/** Figures, score tables and claims of a document. */
export const extract = (document: ReportDocument): Extraction => {
  const figures = findFigures(document)
  const identity = identifyReport(document)
  const metrics = readMetrics(document, figures, identity)
  const scoreTables = findScoreTables(document, figures)
  const rules = ruleFigures(scoreTables, figures)
  const told = figures.filter(figure => !rules.has(figure))
  const tables = figureTables(document, figures)
  const again = mentionClaims(told, metrics)
  const claims = [
    ...proseClaims(told, baseFinder(tables)),
    ...tableClaims(tables, told),
    ...sumApartClaims(told, tables),
    ...namedCellClaims(told, tables),
    ...again,
    ...claimedAnew([...quotedCellClaims(told, tables), ...formulasAgain(told)], again),
  ]
  return {
    identity,
    figures,
    rules,
    metrics,
    targetRows: targetRows(document, figures),
    toldTargets: toldTargets(document, figures, metrics),
    scoreTables,
    claims,
  }
}
