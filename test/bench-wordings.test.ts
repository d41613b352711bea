import { describe, expect, it } from 'vitest'
import { changesOf, figuresOf } from '../scripts/bench-checks/changes.ts'
import { drawFrom } from '../scripts/bench-checks/draw.ts'
import { penFor } from '../scripts/bench-checks/pen.ts'
import { KINDS, type Kind, type Part, type Statement, standingOf } from '../scripts/bench-checks/relation.ts'
import { generateReport } from '../scripts/bench-checks/report.ts'
import { CHOICES, SETS, SUBJECTS_OF, turnOf, WORDINGS_OF } from '../scripts/bench-checks/sets.ts'
import { piecesIn } from '../scripts/bench-checks/writing.ts'

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)
const MISPRINTED = 8

type Drawn = { readonly i: number; readonly seed: number; readonly statement: Statement }

const textsOf = (part: Part) =>
  part.kind === 'paragraph' ? [part.text] : part.rows.flatMap(row => row.flatMap(cell => cell?.text ?? []))

describe.each(SETS)('the wordings of generated reports, %s set', set => {
  const memory = new Map<Kind, Drawn[]>()
  const written = (kind: Kind): Drawn[] => {
    const drawn =
      memory.get(kind) ??
      SEEDS.flatMap(seed =>
        WORDINGS_OF[set][kind].map((wording, i): Drawn => {
          const { pen, nextStatement } = penFor(drawFrom(seed), SUBJECTS_OF[set])
          nextStatement()
          return { i, seed, statement: wording(pen) }
        }),
      )
    memory.set(kind, drawn)
    return drawn
  }

  it.each(KINDS)('state true relations for %s, whatever is drawn', kind => {
    for (const { i, seed, statement } of written(kind)) {
      const standings = statement.bonds.map(bond => standingOf(bond))
      expect({ i, seed, standings }).toEqual({ i, seed, standings: standings.map(() => 'holds') })
    }
  })

  it.each(KINDS)('print, for %s, every figure of a relation exactly once', kind => {
    for (const { i, seed, statement } of written(kind)) {
      const printed = [...statement.parts, ...(statement.apart ?? [])]
        .flatMap(textsOf)
        .flatMap(piecesIn)
        .map(piece => piece.key)
      const times = figuresOf(statement).map(figure => printed.filter(key => key === figure.key).length)
      expect({ i, seed, times }).toEqual({ i, seed, times: times.map(() => 1) })
    }
  })

  it.each(KINDS)('can be misprinted, for %s, in several ways', kind => {
    const ways = new Map<number, Set<string>>()
    for (const { i, seed, statement } of written(kind).slice(0, MISPRINTED * WORDINGS_OF[set][kind].length))
      for (const change of changesOf({ kind, set, wording: i, statement }, drawFrom(seed)))
        ways.set(i, (ways.get(i) ?? new Set()).add(change.name))
    expect([...ways.values()].filter(names => names.size < 3)).toEqual([])
    expect(ways.size).toBe(WORDINGS_OF[set][kind].length)
  })

  it('have rows of tables that are all as long', () => {
    for (const kind of KINDS)
      for (const { i, statement } of written(kind))
        for (const part of [...statement.parts, ...(statement.apart ?? [])])
          if (part.kind === 'table') {
            const widths = [...new Set(part.rows.map(row => row.length))]
            expect({ kind, i, widths }).toEqual({ kind, i, widths: widths.slice(0, 1) })
          }
  })

  it('are at least 10 in each kind, in the first set 12 for prose and 8 for tables', () => {
    for (const kind of KINDS) {
      const least = set === 'second' ? 10 : /^table|^score/.test(kind) ? 8 : 12
      expect(WORDINGS_OF[set][kind].length).toBeGreaterThanOrEqual(least)
    }
  })
})

describe.each(CHOICES)('generated reports, --set %s', choice => {
  it('are written for every seed, and in 40 reports stand all wordings', () => {
    const seen = new Set<string>()
    for (let seed = 1000; seed < 1060; seed++) {
      generateReport(seed, choice)
      if (seed < 1040)
        KINDS.forEach((kind, place) => {
          const { set, wording } = turnOf(kind, place, seed, choice)
          seen.add(`${set} ${kind} ${wording}`)
        })
    }
    const sets = choice === 'both' ? SETS : [choice]
    expect(seen.size).toBe(
      sets.flatMap(set => KINDS.map(kind => WORDINGS_OF[set][kind].length)).reduce((a, b) => a + b, 0),
    )
  })
})
