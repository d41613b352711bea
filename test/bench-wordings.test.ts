import { describe, expect, it } from 'vitest'
import { drawFrom } from '../scripts/bench-checks/draw.ts'
import { penFor } from '../scripts/bench-checks/pen.ts'
import { KINDS, standingOf } from '../scripts/bench-checks/relation.ts'
import { WORDINGS } from '../scripts/bench-checks/wordings/all.ts'

describe('the wordings of generated reports', () => {
  it.each(KINDS)('state true relations for %s, whatever is drawn', kind => {
    for (let seed = 1; seed <= 40; seed++)
      WORDINGS[kind].forEach((wording, i) => {
        const { pen, nextStatement } = penFor(drawFrom(seed))
        nextStatement()
        const standings = wording(pen).bonds.map(bond => standingOf(bond))
        expect({ i, seed, standings }).toEqual({ i, seed, standings: standings.map(() => 'holds') })
      })
  })

  it('are at least 12 for prose, 8 for tables', () => {
    for (const kind of KINDS)
      expect(WORDINGS[kind].length).toBeGreaterThanOrEqual(/^table|^score/.test(kind) ? 8 : 12)
  })
})
