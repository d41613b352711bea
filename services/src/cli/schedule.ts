import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { parseExpression } from './cron.ts'
import { type SelectionOptions, sayWhat, selectionOf } from './selection.ts'
import { withStore } from './with-store.ts'

export type ScheduleOptions = Pick<ConfigFlags, 'data'>

/** When a schedule is due next, in its own time zone's clock. */
const nextTime = (cron: string, timezone: string): string =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full', timeStyle: 'short', timeZone: timezone }).format(
    parseExpression(cron, timezone),
  )

/** Lists the schedules, each with its next time. */
export const listSchedules = async (options: ScheduleOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  await withStore(config, async store => {
    const schedules = await store.listSchedules()
    for (const { id, cron, timezone, selection } of schedules)
      process.stdout.write(
        `${id}　${cron}（${timezone}）　${sayWhat(selection)}　下次：${nextTime(cron, timezone)}\n`,
      )
    if (schedules.length === 0) process.stdout.write('没有定时复核。\n')
  })
}

/** Sets a schedule. @throws on a cron line that is none. */
export const addSchedule = async (
  id: string,
  cron: string,
  options: ScheduleOptions & SelectionOptions,
): Promise<void> => {
  const config = readConfig({ data: options.data })
  const { timezone } = config
  const next = nextTime(cron, timezone)
  const selection = selectionOf(options)
  await withStore(config, store => store.setSchedule({ id, cron, timezone, selection }))
  process.stdout.write(`已设定时复核“${id}”：${cron}（${timezone}），${sayWhat(selection)}。下次：${next}\n`)
}

export const removeSchedule = async (id: string, options: ScheduleOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  const removed = await withStore(config, store => store.removeSchedule(id))
  if (!removed) throw new Error(`没有定时复核“${id}”。用 heshu schedule list 查看已有的。`)
  process.stdout.write(`已取消定时复核“${id}”。\n`)
}
