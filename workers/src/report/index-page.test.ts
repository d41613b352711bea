import { describe, expect, it } from 'vitest'
import { exampleRefusal, exampleResult } from './example-result.ts'
import { renderIndex } from './index-page.ts'
import { summarise } from './summary.ts'

describe('the page of a batch', () => {
  const page = renderIndex([
    { summary: summarise(exampleResult), name: '示例县水务局' },
    { summary: summarise(exampleRefusal), name: '100%加密' },
  ])

  it('links every file to its page, also when its name holds a character that means something in an address', () => {
    expect(page).toContain(`href="${encodeURIComponent('示例县水务局')}.html"`)
    expect(page).toContain(`href="${encodeURIComponent('100%加密')}.html"`)
  })

  it('gives the gravest finding and the counts', () => {
    expect(page).toContain('<span class="badge full is-score">影响得分</span>')
    expect(page).toContain('文件 2 份：有不符 1 份，无不符 0 份，未复核 1 份。')
  })

  it('says why a file was refused', () => {
    expect(page).toContain('文件设有打开密码，无法读取。')
  })

  it('escapes titles and file names', () => {
    const summary = { ...summarise(exampleResult), title: '<script>1</script>', file: '"><b>' }
    const html = renderIndex([{ summary, name: '"><b>' }])
    expect(html).not.toMatch(/<script|<b>/)
  })
})
