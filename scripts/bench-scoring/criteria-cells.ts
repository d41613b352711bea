import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { Exact } from '@heshu/shared/number/exact.ts'
import { findFigures } from '@heshu/workers/extract/figures/find-figures.ts'
import { findScoreTables } from '@heshu/workers/extract/score-table/find-score-tables.ts'
import { readReport } from '@heshu/workers/parse/read-report.ts'

/** A criteria text with its indicator's name and weight, and the file that it stands in. */
export type CriteriaCell = {
  readonly source: string
  readonly name: string
  readonly weight: Exact | null
  readonly text: string
}

const FORMS = new Set(['.txt', '.docx', '.pdf'])

/** The criteria cells of every report below a folder, each text once (a report may lie there in several forms). */
export const criteriaOfReports = async (folder: string): Promise<CriteriaCell[]> => {
  const seen = new Set<string>()
  const cells: CriteriaCell[] = []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => FORMS.has(extname(name)) && !name.includes('.scan.'))
    .toSorted((a, b) => (extname(a) === extname(b) ? (a < b ? -1 : 1) : extname(a) === '.txt' ? -1 : 1))
  for (const name of files) {
    const path = join(folder, name)
    const read = await readReport(readFileSync(path), path)
    if (read.outcome !== 'read') continue
    for (const table of findScoreTables(read.document, findFigures(read.document)))
      for (const row of table.indicators) {
        if (!row.criteria || row.criteria.text.trim() === '') continue
        const indicator = row.path.at(-1) ?? ''
        // PDF and Word text differ from plain text in white space only.
        const key = `${name.split('.')[0]}|${indicator}|${row.criteria.text.replace(/[^\p{L}\p{N}]/gu, '')}`
        if (seen.has(key)) continue
        seen.add(key)
        cells.push({
          source: relative(folder, path),
          name: indicator,
          weight: row.weight?.value ?? null,
          text: row.criteria.text,
        })
      }
  }
  return cells
}
