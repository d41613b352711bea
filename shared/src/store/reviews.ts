import { sql } from 'kysely'
import type { Review } from '../model/review.ts'
import type { Database } from './database.ts'

export type Reviews = {
  readonly addReview: (review: Omit<Review, 'at'>) => Promise<void>
  /** The decision in force on each finding of a line: the latest one. */
  readonly reviewsOf: (line: string) => Promise<Review[]>
}

export const reviews = (database: Database): Reviews => ({
  addReview: async ({ line, checkId, decision, note, reviewer }) => {
    await sql`with added as (
        insert into reviews (line, check_id, decision, note, reviewer)
        values (${line}, ${checkId}, ${decision}, ${note}, ${reviewer}) returning id)
      insert into events (kind, detail)
      select 'reviewed', ${JSON.stringify({ line, checkId, decision })}::jsonb from added`.execute(database)
  },

  reviewsOf: async line => {
    const { rows } = await sql<Omit<Review, 'at'> & { at: Date }>`
      select distinct on (check_id) line, check_id as "checkId", decision, note, reviewer, at
      from reviews where line = ${line} order by check_id, id desc`.execute(database)
    return rows.map(row => ({ ...row, at: row.at.toISOString() }))
  },
})
