import { type Exact, exact, HUNDRED, ZERO } from '@heshu/shared/number/exact.ts'
import type { Tier } from './criteria.ts'

const NUMBER = String.raw`(\d+(?:\.\d+)?)`
const NOTE = String.raw`(?:\((?:不?含|不?包含)\))?`
const DASH = `(?:-|~|～|—|–|至|到)+`
const SHARE_OF = `(?:该项|本项|该指标|本指标)?(?:总)?(?:权重分?|分值|满分|总分|标准分)的?`
const SHARES = new RegExp(`[得计给赋]${SHARE_OF}${NUMBER}%${NOTE}${DASH}${NUMBER}%${NOTE}`, 'gu')
const POINTS = new RegExp(`[得计给赋]${NUMBER}分?${NOTE}${DASH}${NUMBER}分${NOTE}`, 'gu')
const BELOW = new RegExp(`[得计给赋]${NUMBER}分${NOTE}(?:及)?以下`, 'gu')

type Found = { readonly at: number; readonly end: number; readonly low: Exact; readonly high: Exact }

const ordered = (a: Exact, b: Exact): { low: Exact; high: Exact } =>
  a.lte(b) ? { low: a, high: b } : { low: b, high: a }

/** 成效显著的，得权重分的100%（含）-80%（含）；… or 显著得12—15分，一般得9分以下; null where fewer than two are named. */
export const parseTiers = (text: string, weight: Exact): readonly Tier[] | null => {
  const found: Found[] = [
    ...[...text.matchAll(SHARES)].map(match => ({
      at: match.index,
      end: match.index + match[0].length,
      ...ordered(exact(match[1]!).mul(weight).div(HUNDRED), exact(match[2]!).mul(weight).div(HUNDRED)),
    })),
    ...[...text.matchAll(POINTS)].map(match => ({
      at: match.index,
      end: match.index + match[0].length,
      ...ordered(exact(match[1]!), exact(match[2]!)),
    })),
    ...[...text.matchAll(BELOW)].map(match => ({
      at: match.index,
      end: match.index + match[0].length,
      low: ZERO,
      high: exact(match[1]!),
    })),
  ].toSorted((a, b) => a.at - b.at)
  if (found.length < 2) return null
  const tiers = found.map(({ at, low, high }, order): Tier => {
    const words = text.slice(order === 0 ? 0 : found[order - 1]!.end, at)
    const when = words
      .split(/[，,；;。]/u)
      .filter(part => part !== '')
      .at(-1)
    return { when: (when ?? '').replace(/的$/u, ''), low, high }
  })
  // Points named outside the tiers make it something else.
  const outside = found.reduce(
    (rest, { at, end }) => rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end),
    text,
  )
  return /\d+(?:\.\d+)?分|扣/u.test(outside) ? null : tiers
}
