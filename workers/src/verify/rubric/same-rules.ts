import { type Exact, toText } from '@heshu/shared/number/exact.ts'
import type { Criteria, Part } from '../criteria/criteria.ts'

/** Words differ between a report and a pack's short wording; what decides points is in numbers and these words. */
const DECIDING = new Set(['kind', 'relation', 'how', 'side', 'otherwise'])

const isExact = (value: object): value is Exact => 'n' in value && 'd' in value && 's' in value

const plain = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return DECIDING.has(key) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => plain(item)).toSorted(byText)
  if (isExact(value)) return toText(value)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'ratio' && name !== 'percent')
      .map(([name, item]) => [name, plain(item, name)]),
  )
}

const byText = (a: unknown, b: unknown): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

const COMPUTED: readonly Part['rule']['kind'][] = ['proportional', 'bands', 'comparison', 'quarterly']

const computedParts = (criteria: Criteria): readonly unknown[] =>
  criteria.parts.filter(part => COMPUTED.includes(part.rule.kind)).map(part => plain(part.rule))

/**
 * Whether two criteria give points by the same rules: the parts that figures decide have the same kinds, bounds and points. Null
 * where one of them has no such part: words that a person judges cannot be told apart for certain.
 */
export const haveSameRules = (a: Criteria, b: Criteria): boolean | null => {
  const [left, right] = [computedParts(a), computedParts(b)]
  if (left.length === 0 || right.length === 0) return null
  return JSON.stringify(left.toSorted(byText)) === JSON.stringify(right.toSorted(byText))
}
