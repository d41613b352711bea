import { exampleRefusal, exampleResult } from '@heshu/workers/report/example-result.ts'
import pc from 'picocolors'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { FRAME_WORDS } from './frame-words.ts'
import { renderTerminal } from './terminal-report.ts'

const plain = { words: FRAME_WORDS.zh, colours: pc.createColors(false), columns: 100 }

describe('a result on a terminal', () => {
  it('gives heading, findings by severity, open points and counts', () => {
    expect(renderTerminal(exampleResult, plain)).toMatchInlineSnapshot(`
      "示例县水务局2024年度部门整体支出绩效自评报告
      文件 inbox/示例县水务局.pdf，17 页
      自评 88.17（良）   复算 86.21–88.27   可能的等级 良

      不符 2 处
      ┌──────────┬────────────────┬────────────────────────────────────┬────────────────┬────────────────┐
      │ 严重程度 │ 位置           │ 所述事项                           │ 报告所述       │ 应为           │
      ├──────────┼────────────────┼────────────────────────────────────┼────────────────┼────────────────┤
      │ 影响得分 │ 第 9 页，表格  │ 办结及时性 得分                    │ 4.88           │ 4.98           │
      │          │ 13 行 7 列     │                                    │                │                │
      ├──────────┴────────────────┴────────────────────────────────────┴────────────────┴────────────────┤
      │ 算式：147 ÷ 177 × 6 = 4.98                                                                       │
      │ 按评分标准“按时办结数÷应办结数×分值”，办结及时性应得 4.98 分，自评 4.88 分。                     │
      ├──────────┬────────────────┬────────────────────────────────────┬────────────────┬────────────────┤
      │ 数据矛盾 │ 第 4 页        │ 支出完成率                         │ 140%           │ 112.11%        │
      ├──────────┴────────────────┴────────────────────────────────────┴────────────────┴────────────────┤
      │ 算式：2,130 ÷ 1,900 = 112.11%                                                                    │
      │ 支出完成率写作 140%，而同句的实际支出除以全年预算数为 112.11%。                                  │
      │ 最可能的症结：「140%」→ 112.11%                                                                  │
      └──────────────────────────────────────────────────────────────────────────────────────────────────┘

      待核 1 处
      ┌──────────┬────────────────┬────────────────────────────────────┬────────────────┬────────────────┐
      │ 严重程度 │ 位置           │ 所述事项                           │ 报告所述       │ 应为           │
      ├──────────┼────────────────┼────────────────────────────────────┼────────────────┼────────────────┤
      │ 待核     │ 第 9 页，表格  │ 资金支出率 得分                    │ 5              │ 4.96           │
      │          │ 6 行 7 列      │                                    │                │                │
      ├──────────┴────────────────┴────────────────────────────────────┴────────────────┴────────────────┤
      │ 算式：99.1% × 5 = 4.96                                                                           │
      │ 评分标准按四个季度支出率的平均值计分，报告未列季度数，满分 5 分无从证实。                        │
      └──────────────────────────────────────────────────────────────────────────────────────────────────┘

      核对 4 项：相符 1，不符 2，待核 1；数字 10 个，已核 8 个，未核 2 个（单独出现 1，约数 1）
      "
    `)
  })

  it('speaks English around the Chinese findings', () => {
    const text = renderTerminal(exampleResult, { ...plain, words: FRAME_WORDS.en })
    expect(text).toContain('Disagreeing: 2')
    expect(text).toContain('4 checked: 1 agree, 2 disagree, 1 open; 10 figures: 8 checked, 2 not')
    expect(text).toContain('支出完成率写作 140%')
  })

  it('says why a file was refused', () => {
    expect(renderTerminal(exampleRefusal, plain)).toBe(
      'inbox/加密.pdf\n文件 inbox/加密.pdf\n未能复核：文件设有打开密码，无法读取。请向报送单位索取不加密的文件。\n',
    )
  })

  it.each([80, 100, 160])('stays within %i columns, a Chinese character taking two', columns => {
    const long = { ...exampleResult.checks[0]!, message: '甲乙丙，12.5%'.repeat(40) }
    const text = renderTerminal({ ...exampleResult, checks: [long] }, { ...plain, columns })
    const widths = text.split('\n').map(line => stringWidth(line))
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
  })

  it('lets no text of a report drive the terminal', () => {
    const check = { ...exampleResult.checks[0]!, message: '\u001b[2J\u001b]0;x\u0007危险' }
    const text = renderTerminal(
      { ...exampleResult, checks: [check], report: { ...exampleResult.report, title: '\u001b[31m红' } },
      plain,
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(text).toContain('危险')
  })

  it('is coloured only when asked', () => {
    const colours = pc.createColors(true)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
    expect(renderTerminal(exampleResult, { ...plain, colours })).toMatch(/\u001b\[31m/)
    expect(renderTerminal(exampleResult, plain)).not.toContain('\u001b')
  })
})
