import type { DocumentResult } from '@heshu/shared/model/output.ts'
import { describe, expect, it } from 'vitest'
import { exampleRefusal, exampleResult } from './example-result.ts'
import { quoteWith } from './finding-card.ts'
import { renderHtml } from './html.ts'

const page = renderHtml(exampleResult)
const inOrder = (...parts: string[]): boolean =>
  parts.map(part => page.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? -1))

const CLOSED = new Set(['status', 'verdict', 'severity', 'kind', 'uncheckable', 'source', 'on'])

/** Every text of the value replaced by a hostile one, but for words of a closed list. */
const poison = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return text
  if (Array.isArray(value)) return value.map(each => poison(each, text))
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, CLOSED.has(key) ? each : poison(each, text)]),
    )
  return value
}

describe('the page of a report', () => {
  it('gives score, findings, open points, indicators, what agreed, what was not checked and notes, in this order', () => {
    expect(
      inOrder(
        '<h1>示例县水务局2024年度部门整体支出绩效自评报告</h1>',
        'aria-label="自评 88.17，复算范围 86.21–88.27，满分 100"',
        'class="tally"',
        'id="findings"',
        'id="open"',
        'id="indicators"',
        'id="agreed"',
        'id="unchecked"',
        'id="notes"',
      ),
    ).toBe(true)
  })

  it('puts the gravest finding first', () => {
    expect(inOrder('id="findings"', 'id="check-a7d0"', 'id="check-b2c1"', 'id="open"')).toBe(true)
  })

  it('shows a finding with both values, its formula and the quoted places', () => {
    const card = page.slice(page.indexOf('id="check-b2c1"'), page.indexOf('id="open"'))
    expect(card).toContain('<dd>140%</dd>')
    expect(card).toContain('<dd>112.11%</dd>')
    expect(card).toContain('2,130 ÷ 1,900 = 112.11%')
    expect(card).toContain('支出完成率为<mark>140%</mark>')
    expect(card).toContain('实际支出<mark>2,130万元</mark>，')
    expect(card).toContain('第 4 页')
  })

  it('draws the claimed score and the range where they lie on the scale', () => {
    // 16 + 968 × 88.17 ÷ 100 and 16 + 968 × 86.21 ÷ 100
    expect(page).toContain('class="claimed" transform="translate(869.49 0)"')
    expect(page).toContain('class="range" x="850.51"')
  })

  it('says what the total and grade would be without the proven errors', () => {
    expect(page).toContain('更正已证实的得分差错后，总分为 <b>88.27</b>，等级仍为「良」')
    const lost = renderHtml({
      ...exampleResult,
      score: { ...exampleResult.score!, corrected: { total: '79.9', grade: '中' } },
    })
    expect(lost).toContain('等级由「良」变为「中」')
  })

  it('shows the ranges of the levels and what a pack gives', () => {
    expect(page).toContain('各级指标的复算范围<span class="count">2 项</span>')
    expect(page).toContain('按评分规则 shili-department-2024')
    expect(page).toContain('5 分，复算 4.8–4.82<span class="parents">率 × 5</span>')
  })

  it('groups what could not be checked by reason', () => {
    expect(page).toContain('单独出现，报告中没有可以对照的数字<span class="count">1 个</span>')
    expect(page).toContain('为约数，不能精确核对<span class="count">1 个</span>')
  })

  it('fetches nothing and runs nothing', () => {
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|url\(|@import|\son\w+=/)
    expect(page.match(/href="[^#]/g)).toBeNull()
  })

  it('is the same on two runs', () => {
    expect(renderHtml(exampleResult)).toBe(page)
  })

  it('escapes every text, wherever it comes from', () => {
    const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`
    for (const result of [exampleResult, exampleRefusal]) {
      const html = renderHtml(poison(result, hostile) as DocumentResult)
      expect(html).toContain('&lt;script&gt;')
      expect(html).not.toMatch(/<script|<img/i)
      expect(html).not.toContain(`"'>`)
    }
  })

  it('shows control characters and bidirectional overrides as what they are not: text', () => {
    const html = renderHtml({
      ...exampleResult,
      report: { ...exampleResult.report, title: 'a\u0000b\u202ec\u001b[31md' },
    })
    expect(html).toContain('<h1>a\ufffdb\ufffdc\ufffd[31md</h1>')
  })

  it('says why a file was refused, and nothing of findings', () => {
    const html = renderHtml(exampleRefusal)
    expect(html).toContain('文件设有打开密码，无法读取。请向报送单位索取不加密的文件。')
    expect(html).not.toContain('id="findings"')
  })

  it('says so when nothing was found', () => {
    const html = renderHtml({ ...exampleResult, checks: [], indicators: [], notes: [] })
    expect(html).toContain('没有发现不符之处。')
    expect(html).toContain('没有待核事项。')
    expect(html).not.toContain('id="indicators"')
  })
})

describe('a quote', () => {
  it('marks the figure where it stands once', () => {
    expect(quoteWith('5 分', '得 5 分。').html).toBe('得 <mark>5 分</mark>。')
  })
  it('marks nothing where the figure stands twice, since one of them would be the wrong one', () => {
    expect(quoteWith('5', '5 ÷ 5').html).toBe('5 ÷ 5')
  })
  it('stays as it is where the figure does not stand in it', () => {
    expect(quoteWith('6', '5 < 7').html).toBe('5 &lt; 7')
  })
})
