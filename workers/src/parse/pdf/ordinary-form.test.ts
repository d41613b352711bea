import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ordinaryForm } from './ordinary-form.ts'

describe('ordinaryForm', () => {
  it.each([
    ['⼀⼆⼗⼈⼤⼯⾦', '一二十人大工金'],
    ['⻔⻓⻋⺠⻅⻚', '门长车民见页'],
    ['6,400⼾', '6,400户'],
    ['豈率', '豈率'],
    ['ﬁ', 'fi'],
    ['80%―60%⋯3〜5', '80%—60%…3～5'],
  ])('%s becomes %s', (printed, ordinary) => expect(ordinaryForm(printed)).toBe(ordinary))

  it.each(['①②', '９０％', '㎡', '（一）', '≥95%', '〔2020〕10号', '‰', '——'])(
    '%s stays as printed',
    printed => expect(ordinaryForm(printed)).toBe(printed),
  )

  it('makes every space a plain one and drops what is not printed', () => {
    expect(ordinaryForm('一\u3000二\u00A0三\u200B四\uFEFF')).toBe('一 二 三四')
  })

  it('leaves nothing to do for a second time, and no Kangxi radical', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), printed => {
        const once = ordinaryForm(printed)
        expect(ordinaryForm(once)).toBe(once)
        expect(once).not.toMatch(/[\u2F00-\u2FD5]/)
      }),
    )
  })
})
