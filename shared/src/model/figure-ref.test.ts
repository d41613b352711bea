import { describe, expect, it } from 'vitest'
import { exact, ONE } from '../number/exact.ts'
import type { Figure } from './figure.ts'
import { figureRef } from './figure-ref.ts'

const figure: Figure = {
  text: '87.62%',
  value: exact('87.62'),
  unit: { text: '%', dimension: 'ratio', base: '%', factor: ONE.div(exact(100)), from: 'figure' },
  step: exact('0.01'),
  approximation: 'exact',
  passage: { text: '全年执行率为87.62%。', runs: [], block: 3 },
  start: 6,
  end: 12,
  measures: '全年执行率',
}

describe('the public reference of a figure', () => {
  it('gives words, decimal value, unit and place', () => {
    expect(figureRef(figure)).toEqual({
      text: '87.62%',
      value: '87.62',
      unit: '%',
      at: { on: 'flow', block: 3, quote: '87.62%' },
      context: { before: '全年执行率为', after: '。' },
    })
  })

  it('has no value where the digits could not be read, and no unit where none was printed', () => {
    expect(figureRef({ ...figure, value: null, unit: null })).toMatchObject({ value: null, unit: null })
  })

  const within = (text: string) => {
    const start = text.indexOf(figure.text)
    const passage = { ...figure.passage, text }
    return figureRef({ ...figure, passage, start, end: start + figure.text.length }).context
  }

  it('gives the rest of its sentence, and nothing of the sentences beside it', () => {
    expect(within('甲完成。乙为87.62%，丙为9人；丁无。')).toEqual({ before: '乙为', after: '，丙为9人；' })
  })

  it('has no context where the figure stands alone, as in a cell', () => {
    expect(within('87.62%')).toBeUndefined()
  })

  it('keeps no more than 160 characters on either side', () => {
    const context = within(`${'甲'.repeat(300)}87.62%${'乙'.repeat(300)}`)!
    expect([context.before.length, context.after.length]).toEqual([160, 160])
  })
})
