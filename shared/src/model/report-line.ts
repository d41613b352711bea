import type { ReportIdentity } from './extraction.ts'

/** Words as they are compared: without white space and marks around them. */
const bare = (words: string): string => words.normalize('NFKC').replace(/[\s"'“”‘’《》()]+/g, '')

/**
 * The key that joins the versions of one report: body, kind and year, and for a project its title too, since one body
 * reports on many projects a year. Null where the report does not say all of them: files are not joined on a guess.
 */
export const lineOf = ({ unit, kind, year, title }: ReportIdentity): string | null => {
  if (unit === null || kind === null || year === null) return null
  if (kind === 'department') return [bare(unit), kind, year].join('|')
  return title === null ? null : [bare(unit), kind, year, bare(title)].join('|')
}
