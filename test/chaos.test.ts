import { describe, expect, it } from 'vitest'
import { isGood, runScenario, SCENARIOS } from '../scripts/pipeline/chaos-run.ts'

/** The short run, of what is likeliest to happen; the long one, of all, is `npm run chaos`. */
const SHORT = { reports: 16, kills: 4, seed: 7 }
const CHOSEN = SCENARIOS.filter(({ name }) => /workers.*killed|Redis|dropped twice/.test(name))

describe('nothing is lost, done twice or left unfinished when', () => {
  for (const scenario of CHOSEN) {
    const cannot = scenario.cannot?.() ?? null
    it.skipIf(cannot !== null)(
      `${scenario.name}${cannot === null ? '' : ` (${cannot})`}`,
      async () => {
        const outcome = await runScenario(scenario, SHORT)
        if (typeof outcome === 'string') throw new Error(outcome)
        expect(isGood(outcome), JSON.stringify(outcome)).toBe(true)
        expect(outcome.verified).toBe(SHORT.reports)
      },
      120_000,
    )
  }
})
