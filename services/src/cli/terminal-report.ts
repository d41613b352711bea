import type { Check, DocumentResult } from '@heshu/shared/model/output.ts'
import { checksWith, findingsOf, measuresIn, uncheckedByReason } from '@heshu/workers/report/findings.ts'
import { oneLine } from '@heshu/workers/report/printable.ts'
import { rangeText } from '@heshu/workers/report/summary.ts'
import Table from 'cli-table3'
import type { Colors } from 'picocolors/types.js'
import type { FrameWords } from './frame-words.ts'
import { wrapText } from './wrap-text.ts'

export type Terminal = { readonly words: FrameWords; readonly colours: Colors; readonly columns: number }

// Severity, place, measures, stated, expected; the third takes what the line has left.
const WIDTHS = [8, 14, 0, 14, 14] as const
const FRAME = 16 // six borders and five times two blanks
const LINES = {
  chars: {
    'top-mid': '┬',
    mid: '─',
    'mid-mid': '┼',
    'left-mid': '├',
    'right-mid': '┤',
  },
} as const

const paint = (colours: Colors, check: Check): ((text: string) => string) => {
  switch (check.severity) {
    case 'grade':
    case 'score':
      return text => colours.bold(colours.red(text))
    case 'figure':
      return colours.red
    case 'rounding':
      return colours.yellow
    default:
      return colours.cyan
  }
}

const drawChecks = (
  result: DocumentResult,
  checks: readonly Check[],
  { words, colours, columns }: Terminal,
): string => {
  const rest = columns - FRAME - WIDTHS.reduce<number>((sum, width) => sum + width, 0)
  const widths = WIDTHS.map((width): number => width || rest)
  const measures = measuresIn(result)
  const table = new Table({
    ...LINES,
    colWidths: widths.map(width => width + 2),
    style: { head: [], border: [] },
    head: words.columns.map(title => colours.bold(title)),
  })
  const cell = (text: string, column: number, colour = (line: string) => line): string =>
    wrapText(oneLine(text), widths[column]!).map(colour).join('\n')
  for (const check of checks) {
    const mark = check.severity === null ? words.openMark : words.severities[check.severity]
    table.push([
      cell(mark, 0, paint(colours, check)),
      cell(words.place(check.stated.at), 1),
      cell(measures(check.stated), 2),
      cell(check.stated.text, 3, colours.bold),
      cell(check.expected || '—', 4, colours.green),
    ])
    const { culprit, alternatives = [] } = check
    const sentences = [
      ...(check.formula ? [`${words.formula}${words.colon}${check.formula}`] : []),
      check.message,
    ]
    if (culprit)
      sentences.push(
        `${words.culprit}${words.colon}${[culprit, ...alternatives]
          .map(({ text, value, slip }) => `「${text}」→ ${value}${slip ? words.brackets(slip) : ''}`)
          .join(words.or)}`,
      )
    const content = sentences.flatMap(sentence => wrapText(oneLine(sentence), columns - 4)).join('\n')
    table.push([{ colSpan: WIDTHS.length, content }])
  }
  return table.toString()
}

const scoreLine = (result: DocumentResult, { words, colours }: Terminal): string[] => {
  if (!result.score) return []
  const { claimed, low, high, grade } = result.score
  return [
    [
      `${words.claimed} ${colours.bold(oneLine(claimed ?? words.notStated))}${words.brackets(oneLine(grade.claimed ?? words.notStated))}`,
      `${words.recomputed} ${colours.bold(rangeText(low, high))}`,
      `${words.grades} ${grade.possible.map(oneLine).join('、') || '—'}`,
    ].join('   '),
  ]
}

const countLine = (result: DocumentResult, { words, colours }: Terminal): string => {
  const count = (verdict: Check['verdict']): number => checksWith(result, verdict).length
  const { figures, checked, uncheckable } = result.coverage
  const reasons = [...uncheckedByReason(result)].map(
    ([reason, group]) => `${words.reasons[reason] ?? reason} ${group.length}`,
  )
  return colours.dim(
    `${words.checks(result.checks.length, count('agrees'), count('disagrees'), count('open'))}${words.semicolon}${words.figures(figures, checked, uncheckable)}${
      reasons.length > 0 ? words.brackets(reasons.join(words.comma)) : ''
    }`,
  )
}

/** The result of one report for a terminal: heading, a table of findings, one of open points, the counts. */
export const renderTerminal = (result: DocumentResult, terminal: Terminal): string => {
  const { words, colours, columns } = terminal
  const name = oneLine(result.file)
  const lines = [
    colours.bold(oneLine(result.report.title ?? name)),
    colours.dim(
      [`${words.file} ${name}`, ...(result.pages === null ? [] : [words.pages(result.pages)])].join(
        words.comma,
      ),
    ),
  ]
  if (result.status === 'refused')
    lines.push(
      ...wrapText(`${words.refused}${words.colon}${oneLine(result.refusal?.message ?? '')}`, columns).map(
        colours.red,
      ),
    )
  else {
    const findings = findingsOf(result)
    const open = checksWith(result, 'open')
    lines.push(...scoreLine(result, terminal), '')
    if (findings.length === 0) lines.push(colours.green(words.nothingFound))
    else lines.push(colours.bold(words.disagreeing(findings.length)), drawChecks(result, findings, terminal))
    if (open.length > 0)
      lines.push('', colours.bold(words.open(open.length)), drawChecks(result, open, terminal))
    lines.push('', ...wrapText(countLine(result, terminal), columns))
  }
  if (result.timing) lines.push(colours.dim(words.timing(result.timing.readMs, result.timing.totalMs)))
  return `${lines.join('\n')}\n`
}
