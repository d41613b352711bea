import type { Criteria } from './criteria.ts'
import { printRule } from './print-rule.ts'

/** One compiled part beside the words it came from, in Chinese. */
export type DescribedPart = { readonly clause: string; readonly rule: string }

/** What each part and each veto of a compiled criteria text says, for a person to compare with its words. */
export const describeCriteria = (criteria: Criteria): DescribedPart[] => [
  ...criteria.parts.map(({ rule, points, clause }) => ({ clause, rule: printRule(rule, points) })),
  ...criteria.vetoes.map(({ clause, condition }) => ({
    clause,
    rule: condition
      ? `否决：${condition.left} ${condition.relation} ${condition.right} 时全项 0 分`
      : '否决：有此情形时全项 0 分（人工判断）',
  })),
]

/** How much of a criteria text compiled: all parts, some, or none. */
export const compiledExtent = (criteria: Criteria): 'fully' | 'partly' | 'judged' => {
  const judged = criteria.parts.filter(part => part.rule.kind === 'judged').length
  return judged === 0 ? 'fully' : judged < criteria.parts.length ? 'partly' : 'judged'
}
