import { contains } from '@heshu/shared/number/interval.ts'
import type { Rubric } from '@heshu/shared/rubric/rubric.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { gradeWord } from '../scoring/grade.ts'
import { gradeBandsOf } from './grade-bands.ts'
import { isConfirmed, printBasis } from './score-under-rubric.ts'

/** A check of a claimed grade made again with the pack's bands; as it was where the pack names no grades. */
export const checkGradeByRubric = (check: DraftCheck, rubric: Rubric): DraftCheck => {
  const { bands } = gradeBandsOf(rubric)
  const value = check.figures[0]?.value
  const word = gradeWord(check.stated.text)
  if (!bands || !value || !word) return check
  const fitting = bands.bands.filter(band => contains(band.range, value))
  const [only] = fitting
  const score = check.figures[0]!.text
  const basis =
    rubric.grades.find(({ grade }) => grade === (only?.word ?? word))?.basis ?? rubric.grades[0]!.basis
  const decided = fitting.length === 1
  const same = decided && only!.word === word
  const verdict = same ? 'agrees' : decided && isConfirmed(basis) ? 'disagrees' : 'open'
  const expected = fitting.map(band => band.word).join('或')
  const source = `规则包 ${rubric.id}（${printBasis(basis)}）`
  return {
    ...check,
    verdict,
    severity: verdict === 'disagrees' ? 'grade' : null,
    expected,
    formula: only ? `${score} → ${expected}（${only.text}）` : `${score} 不在任何一档`,
    message: same
      ? `评价等级「${word}」与得分 ${score} 相符，依据${source}`
      : decided
        ? `评价等级写「${word}」，得分 ${score} 应为「${expected}」，依据${source}`
        : `得分 ${score} 的等级不能确定，依据${source}`,
  }
}
