import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import type { Figure, Unit } from '@heshu/shared/model/figure.ts'
import { exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import type { Approximation } from '@heshu/shared/number/written.ts'
import { describe, expect, it } from 'vitest'
import { checkClaim } from './check-claim.ts'

const UNITS: Record<string, Omit<Unit, 'text' | 'from'>> = {
  '%': { dimension: 'ratio', base: '%', factor: powerOfTen(-2) },
  万元: { dimension: 'money', base: '元', factor: powerOfTen(4) },
  元: { dimension: 'money', base: '元', factor: ONE },
  人: { dimension: 'count', base: '人', factor: ONE },
}

const figure = (text: string, approximation: Approximation = 'exact'): Figure => {
  const [, digits = '', unit = ''] = /^([\d,.]+)(.*)$/.exec(text)!
  const plain = digits.replace(/,/g, '')
  return {
    text,
    value: exact(plain),
    unit: { text: unit, from: 'figure', ...UNITS[unit]! },
    step: powerOfTen(-(plain.split('.')[1]?.length ?? 0)),
    approximation,
    passage: { text, runs: [], block: 0 },
    start: 0,
    end: text.length,
    measures: '',
  }
}

const quotient: Expression = { operator: '÷', terms: [{ operand: 0 }, { operand: 1 }] }
const sum = (count: number): Expression => ({
  operator: '+',
  terms: Array.from({ length: count }, (_, operand) => ({ operand })),
})

const reading = (
  expression: Expression,
  operands: Figure[],
  standing: Reading['standing'] = 'asserted',
): Reading => ({
  standing,
  operands,
  expression,
  because: '口径',
})

const check = (stated: Figure, ...readings: Reading[]) => {
  const claim: Claim = { kind: 'ratio', stated, readings }
  const result = checkClaim(claim, figure => figure.measures)
  return result && [result.verdict, result.severity, result.expected, result.formula]
}

describe('the check of a claim', () => {
  it('lets a rounded and a truncated rate agree and says so', () => {
    expect(check(figure('50%'), reading(quotient, [figure('154.74万元'), figure('310.2万元')]))).toEqual([
      'agrees',
      null,
      '49.88%',
      '154.74 ÷ 310.2 = 49.88%',
    ])
    const truncated = checkClaim(
      {
        kind: 'ratio',
        stated: figure('66.66%'),
        readings: [reading(quotient, [figure('2人'), figure('3人')])],
      },
      figure => figure.measures,
    )
    expect([truncated?.verdict, truncated?.message.includes('截尾')]).toEqual(['agrees', true])
  })

  it('calls a miss by one unit of the last digit rounding and by more a figure', () => {
    const operands = [figure('97464.15万元'), figure('115944.71万元')]
    expect(check(figure('84.06%'), reading(quotient, operands))?.[0]).toBe('agrees')
    expect(check(figure('84.07%'), reading(quotient, operands))?.slice(0, 2)).toEqual([
      'disagrees',
      'rounding',
    ])
    expect(check(figure('84.09%'), reading(quotient, operands))?.slice(0, 2)).toEqual(['disagrees', 'figure'])
  })

  it('allows a sum of rounded parts the sum of their half units, and no more', () => {
    const parts = [figure('1.3万元'), figure('1.3万元'), figure('1.3万元')]
    expect(check(figure('4.0万元'), reading(sum(3), parts))?.[0]).toBe('agrees')
    expect(check(figure('4.2万元'), reading(sum(3), parts))?.[0]).toBe('disagrees')
  })

  it('gives whole counts and amounts to the cent no slack', () => {
    expect(
      check(figure('336人'), reading(sum(3), [figure('71人'), figure('44人'), figure('220人')])),
    ).toEqual(['disagrees', 'figure', '335', '71 + 44 + 220 = 335'])
    expect(check(figure('0.31元'), reading(sum(2), [figure('0.10元'), figure('0.20元')]))?.[0]).toBe(
      'disagrees',
    )
  })

  it('prints the units where they differ', () => {
    expect(check(figure('2,238.49万元'), reading({ operand: 0 }, [figure('22,384,880.00元')]))).toEqual([
      'agrees',
      null,
      '2,238.49',
      '22,384,880.00元 = 2,238.49',
    ])
  })

  it('widens by words of approximation', () => {
    expect(check(figure('60%', 'over'), reading(quotient, [figure('65人'), figure('100人')]))?.[0]).toBe(
      'agrees',
    )
    expect(check(figure('60%'), reading(quotient, [figure('65人'), figure('100人')]))?.[0]).toBe('disagrees')
  })

  it('accuses only an asserted reading', () => {
    const wrong = [figure('45万元'), figure('100万元')]
    expect(check(figure('90%'), reading(quotient, wrong, 'possible'))).toBeNull()
    expect(check(figure('90%'), reading(quotient, wrong, 'suspected'))?.[0]).toBe('open')
    expect(check(figure('90%'), reading(quotient, wrong, 'mistaken'))).toBeNull()
    expect(check(figure('45%'), reading(quotient, wrong, 'mistaken'))).toBeNull()
  })

  it('takes no proof of a possible reading from fewer than three digits', () => {
    expect(
      check(figure('45%'), reading(quotient, [figure('45万元'), figure('100万元')], 'possible')),
    ).toBeNull()
    expect(
      check(figure('45.0%'), reading(quotient, [figure('45万元'), figure('100万元')], 'possible'))?.[0],
    ).toBe('agrees')
  })

  it('names the mistake that gives the stated figure', () => {
    const spent = figure('2663.1027万元')
    const result = checkClaim(
      {
        kind: 'ratio',
        stated: figure('97.19%'),
        readings: [
          reading(quotient, [spent, figure('2670万元')]),
          { ...reading(quotient, [spent, figure('2740万元')], 'mistaken'), because: '以调整前的预算为分母' },
        ],
      },
      figure => figure.measures,
    )
    expect([result?.verdict, result?.expected]).toEqual(['disagrees', '99.74%'])
    expect(result?.message).toContain('97.19% 只在以调整前的预算为分母时成立：2663.1027 ÷ 2740 = 97.19%')
    expect(result?.operands.map(o => o.text)).toEqual(['2663.1027万元', '2670万元', '2740万元'])
  })

  it('says nothing where a base is zero or a figure unreadable', () => {
    expect(check(figure('90%'), reading(quotient, [figure('45万元'), figure('0万元')]))).toBeNull()
    expect(
      check({ ...figure('90%'), value: null }, reading(quotient, [figure('45万元'), figure('50万元')])),
    ).toBeNull()
  })
})
