import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Selection } from './results.ts'

/** When to verify what again. */
export type Schedule = {
  /** Short, chosen by the user. */
  readonly id: string
  readonly cron: string
  /** IANA name: Asia/Shanghai. */
  readonly timezone: string
  readonly selection: Selection
}

export type Schedules = {
  /** Sets a schedule, in the place of one of the same id. */
  readonly setSchedule: (schedule: Schedule) => Promise<void>
  /** @returns whether there was one. */
  readonly removeSchedule: (id: string) => Promise<boolean>
  readonly listSchedules: () => Promise<Schedule[]>
}

export const schedules = (database: Database): Schedules => ({
  setSchedule: async ({ id, cron, timezone, selection }) => {
    await sql`insert into schedules (id, cron, timezone, selection)
      values (${id}, ${cron}, ${timezone}, ${JSON.stringify(selection)}::jsonb)
      on conflict (id) do update set cron = excluded.cron, timezone = excluded.timezone, selection = excluded.selection`.execute(
      database,
    )
  },
  removeSchedule: async id =>
    Number((await sql`delete from schedules where id = ${id}`.execute(database)).numAffectedRows ?? 0) > 0,
  listSchedules: async () =>
    (await sql<Schedule>`select id, cron, timezone, selection from schedules order by id`.execute(database))
      .rows,
})
