import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Check, DocumentResult } from '@heshu/shared/model/output.ts'
import { verifyReport } from '@heshu/workers/pipeline.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const REPORTS = join(import.meta.dirname, '../fixtures/reports')

const line = z.strictObject({
  kind: z.string(),
  stated: z.string(),
  operands: z.array(z.string()).default([]),
  verdict: z.string().default('disagrees'),
  expected: z.string().optional(),
  severity: z.string().optional(),
  why: z.string().optional(),
})
const expectations = z.strictObject({
  must: z.array(line),
  may: z.array(line).default([]),
  nothing_else_disagrees: z.literal(true),
})
type Line = z.infer<typeof line>

/** The digits of the first number in a text, without thousands separators: "15,193.00万元" gives "15193.00". */
const digits = (text: string) => /\d[\d,]*(\.\d+)?/.exec(text)?.[0].replaceAll(',', '')

/** 5.10 and 5.1 are one number here; zeros at the end tell the precision only. */
const plain = (text: string) =>
  digits(text)
    ?.replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

const speaksOf = (expectation: Line, check: Check) => {
  const figures = [check.stated, ...check.operands].map(figure => plain(figure.text))
  return (
    expectation.kind.split('|').includes(check.kind) &&
    [expectation.stated, ...expectation.operands].every(text => figures.includes(plain(text)))
  )
}

const meets = (expectation: Line, check: Check) =>
  expectation.verdict.split('|').includes(check.verdict) &&
  (expectation.expected === undefined || digits(check.expected) === expectation.expected) &&
  (expectation.severity === undefined || check.severity === expectation.severity)

const show = (check: Check) =>
  `${check.kind} ${check.stated.text} ${check.verdict} ${check.severity ?? ''} → ${check.expected}: ${check.formula}`

const accuses = (check: Check) =>
  check.verdict === 'disagrees' && ['figure', 'score', 'grade'].includes(check.severity ?? '')

const slugs = readdirSync(REPORTS).filter(slug => existsSync(join(REPORTS, slug, 'expected.yaml')))

it('has fixtures to hold the program against', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(6)
})

describe.each(slugs)('%s', slug => {
  const folder = join(REPORTS, slug)
  const { must, may } = expectations.parse(parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')))
  const forms = readdirSync(folder).filter(name => name.startsWith(`${slug}.`))

  describe.each(forms)('%s', name => {
    let result: DocumentResult
    beforeAll(async () => {
      result = await verifyReport(readFileSync(join(folder, name)), `${slug}/${name}`)
    })

    it('is verified', () => {
      expect(result.refusal).toBeNull()
      expect(result.status).toBe('verified')
    })

    it.each(
      must.map(
        expectation =>
          [`${expectation.verdict}: ${expectation.kind} ${expectation.stated}`, expectation] as const,
      ),
    )('%s', (_, expectation) => {
      const found = result.checks.filter(check => speaksOf(expectation, check))
      if (!found.some(check => meets(expectation, check)))
        expect.fail(`${expectation.why ?? ''}\nfound: ${found.map(show).join('\n') || 'no such check'}`)
    })

    it('accuses of nothing else', () => {
      const planted = [...must.filter(({ verdict }) => verdict === 'disagrees'), ...may]
      const extra = result.checks.filter(
        check => accuses(check) && !planted.some(one => speaksOf(one, check)),
      )
      expect(extra.map(show)).toEqual([])
    })

    const golden = join(folder, 'golden', `${extname(name).slice(1)}.json`)
    it.runIf(existsSync(join(folder, 'golden')))('gives the golden JSON to the byte', () => {
      expect(`${JSON.stringify(result, null, 1)}\n`).toBe(readFileSync(golden, 'utf8'))
    })
  })
})
