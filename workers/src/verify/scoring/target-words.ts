import type { Indicator } from '@heshu/shared/model/indicator.ts'

type Day = { readonly year: number; readonly month: number; readonly day: number | null }

const DATE = /(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/u

const dayOf = (text: string): Day | null => {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, day] = match
    .slice(1)
    .map(digits => (digits === undefined ? null : Number.parseInt(digits, 10)))
  return year && month ? { year, month, day: day ?? null } : null
}

/** Whether the work was done by the target's date; null where the printed dates do not decide it. */
const doneInTime = (target: Day, actual: Day): boolean | null => {
  const months = (actual.year - target.year) * 12 + actual.month - target.month
  if (months !== 0) return months < 0
  if (target.day === null) return true
  return actual.day === null ? null : actual.day <= target.day
}

const plain = (text: string): string => text.replace(/[\s，,。；;]/gu, '')

/** What can be said of a target in words or dates beside what was done (Chinese): a person decides; null without both. */
export const describeUnmeasured = ({ target, actual }: Indicator): string | null => {
  const [wanted, done] = [target, actual].map(passage => plain(passage?.text ?? ''))
  if (!wanted || !done) return null
  const compared = `目标「${wanted}」，实际「${done}」`
  const [by, on] = [dayOf(wanted), dayOf(done)]
  if (by && on) {
    const inTime = doneInTime(by, on)
    if (inTime === null) return `${compared}：实际完成时间只写到月份，不能确定是否按期`
    return inTime ? `${compared}：按期完成` : `${compared}：晚于目标时间，请核对得分`
  }
  const same = wanted === done || done.includes(wanted)
  return `${compared}：定性指标${same ? '，完成情况与目标表述一致' : ''}，得分须人工判断`
}
