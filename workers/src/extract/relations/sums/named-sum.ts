import type { Claim } from '@heshu/shared/model/claim.ts'
import { isAddend, sameSort, sumOfOperands } from '../arithmetic.ts'
import type { Mention } from '../mention.ts'

/** 中央资金和省级资金合计: the words name the parts, which are told elsewhere. */
const NAMES_PARTS =
  /^([^，。；]*[^、和与及][、和与及][^，。；]*?)(?:[两二三四]项)?(?:合计|共计|总计)(?:为|达)?$/
/** 中央资金结余 10 万元, 计划安排中央资金: another state of the part than the one totalled. */
const OTHER_STATE = /计划|预算|目标|上年|去年|结余|结转|剩余|未|增|减|退|调|拟/
const LEAST_SUBJECT = 4

type Told = { readonly text: string; readonly mentions: readonly Mention[] }

const commonEnd = (a: string, b: string): string => {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length === 0 ? '' : a.slice(-length)
}

const isPart = (m: Mention, total: Mention): boolean =>
  m !== total &&
  m.bracket === 0 &&
  isAddend(m.figure) &&
  m.figure.approximation === 'exact' &&
  sameSort(m.figure, total.figure)

/** What the first of the names says before the part itself, where a mention is that part; null where it is not. */
const subjectIn = (name: string, first: Mention, sentence: string): string | null => {
  const label = first.label
  const shared = commonEnd(name, label)
  if (shared.length < 2) return null
  const subject = name.slice(0, name.length - shared.length)
  const state = label.slice(0, label.length - shared.length).replace(subject, '')
  return sentence.includes(subject) && !OTHER_STATE.test(state) ? subject : null
}

/** The runs of figures told one after another in a sentence under the names; each with what the parts are of. */
const runsOf = (names: readonly string[], total: Mention, told: readonly Told[]) =>
  told.flatMap(({ text, mentions }) =>
    mentions.flatMap((first, at) => {
      const parts = mentions.slice(at, at + names.length)
      if (parts.length < names.length || !parts.every(m => m.sentence === first.sentence && isPart(m, total)))
        return []
      if (!parts.slice(1).every((m, i) => m.label.replace(/^[、和与及]/, '') === names[i + 1])) return []
      const sentence = text
        .slice(0, first.figure.start)
        .split(/[。\n]/)
        .at(-1)!
      const subject = subjectIn(names[0]!, first, sentence)
      return subject === null ? [] : [{ parts, subject }]
    }),
  )

/** Totals whose words name parts that another sentence tells: 「甲项目到位中央资金 A、省级资金 B。… 甲项目中央资金和省级资金合计 C」. */
export const namedSumClaims = (told: readonly Told[]): Claim[] => {
  const totals = told.flatMap(({ mentions }) =>
    mentions.flatMap(total => {
      const words = total.lead
        .split(/[，,。；;：:\n]/)
        .at(-1)!
        .trim()
      const named = isAddend(total.figure) ? NAMES_PARTS.exec(words)?.[1] : undefined
      const names = named?.split(/以及|[、和与及]/) ?? []
      return names.length >= 2 && names.every(name => name.length >= 2) ? [{ total, words, names }] : []
    }),
  )
  return totals.flatMap(({ total, words, names }): Claim[] => {
    const runs = runsOf(names, total, told)
    const [only] = runs
    if (!only || runs.length > 1) return []
    return [
      {
        kind: 'sum',
        stated: total.figure,
        readings: [
          {
            standing: only.subject.length >= LEAST_SUBJECT ? 'asserted' : 'suspected',
            operands: only.parts.map(m => m.figure),
            expression: sumOfOperands(names.length),
            because: `「${words}」所指各项之和`,
          },
        ],
      },
    ]
  })
}
