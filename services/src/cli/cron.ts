import { CronExpressionParser } from 'cron-parser'

const FIELDS = '分 时 日 月 星期，如 0 2 * * 6（每星期六 2:00）'

/**
 * The next time of a cron line, by the parser that the queue uses.
 * @throws on a line that is none; the message (Chinese) says what it should be.
 */
export const parseExpression = (cron: string, timezone: string, from = new Date()): Date => {
  try {
    if (cron.trim().split(/\s+/).length !== 5) throw new Error('five fields')
    return CronExpressionParser.parse(cron, { tz: timezone, currentDate: from }).next().toDate()
  } catch {
    throw new Error(`“${cron}”不是定时的写法。应为五项：${FIELDS}。`)
  }
}
