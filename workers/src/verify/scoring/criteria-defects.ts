import type { Indicator } from '@heshu/shared/model/indicator.ts'
import { locate } from '@heshu/shared/model/passage.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { compileCriteria } from '../criteria/compile-criteria.ts'

const QUOTE_LENGTH = 40

/** Faults of the criteria themselves: worth a look, and no fault of the score. */
export const criteriaDefectChecks = (indicator: Indicator): DraftCheck[] => {
  const { criteria, weight, path } = indicator
  if (!criteria || !weight?.value) return []
  const name = path.at(-1) ?? ''
  const text = criteria.text.replace(/\s+/gu, ' ')
  return compileCriteria(criteria.text, weight.value).defects.map(defect => ({
    kind: 'rubric',
    verdict: 'disagrees',
    severity: 'notice',
    stated: {
      text: text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH)}…` : text,
      value: null,
      unit: null,
      at: locate(criteria),
    },
    operands: [],
    figures: [],
    expected: '',
    formula: '',
    message: `「${name}」：${defect}`,
    idSeed: `评分标准/${path.join('/')}`,
  }))
}
