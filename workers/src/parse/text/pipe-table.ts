import type { RowTexts } from '../table/column-roles.ts'
import { cleanMarkup } from './clean-markup.ts'

/** Whether a line is a row of a Markdown table: | 项目 | 金额 |. */
export const isPipeRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line)

const RULE = /^[\s|:-]+$/

/** The rows of a Markdown table, without the line of dashes under the header. */
export const readPipeRows = (lines: readonly string[]): RowTexts[] =>
  lines
    .filter(line => !(RULE.test(line) && line.includes('-')))
    .map(line =>
      line
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cleanMarkup(cell.replace(/\\\|/g, '|'))),
    )
