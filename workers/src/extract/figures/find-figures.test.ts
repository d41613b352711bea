import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import type { Block, ReportDocument } from '@heshu/shared/model/report-document.ts'
import { exact, powerOfTen, toText } from '@heshu/shared/number/exact.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFigures, findNumbers } from './find-figures.ts'
import { phraseAfter } from './measures.ts'

type Piece = string | readonly (readonly string[])[]

/** A document of paragraphs (strings) and tables without merged cells (rows of strings). */
const document = (...pieces: readonly Piece[]): ReportDocument => ({
  format: 'text',
  pages: null,
  notes: [],
  blocks: pieces.map((piece, block): Block => {
    if (typeof piece === 'string') return { kind: 'paragraph', passage: { text: piece, runs: [], block } }
    const cells = piece.flatMap((texts, row) =>
      texts.map((text, column) => ({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        passage: { text, runs: [], block, cell: { table: block, row, column } },
      })),
    )
    return { kind: 'table', block, rows: piece.length, columns: piece[0]!.length, cells, suspectBefore: [] }
  }),
})

const shown = (figure: Figure): string => {
  const value = baseValue(figure)
  return `${figure.measures}: ${value ? toText(value) : '?'} ${figure.unit?.base ?? ''}`.trim()
}
const measured = (...pieces: readonly Piece[]): string[] => findFigures(document(...pieces)).map(shown)

describe('what a figure in prose measures', () => {
  it('is the phrase before it, without particles', () => {
    expect(measured('全年预算数为350.5万元，执行数达到 345 万元，完成预算的98.57%。')).toEqual([
      '全年预算数: 3505000 元',
      '执行数: 3450000 元',
      '完成预算的: 0.9857 %',
    ])
  })
  it('keeps a parenthesis without a figure, and stops at one with a figure', () => {
    expect(measured('部门预算资金（含公用经费）25180万元，结余（年初8万元）共计9万元')).toEqual([
      '部门预算资金（含公用经费）: 251800000 元',
      '年初: 80000 元',
      '年初: 90000 元',
    ])
  })
  it('is the same for all figures of an enumeration', () => {
    expect(measured('三个中心的支出分别为12.5万元、13.5万元和14万元').slice(1)).toEqual([
      '中心的支出: 125000 元',
      '中心的支出: 135000 元',
      '中心的支出: 140000 元',
    ])
  })
  it('includes the year or the age that it is said of', () => {
    expect(measured('2018 年预算收入 52920 万元，5岁以下儿童死亡率0.91‰')).toEqual([
      '2018 年预算收入: 529200000 元',
      '5岁以下儿童死亡率: 0.00091 ‰',
    ])
  })
  it('does not cut 节约 and 预约 at the 约 that they end on', () => {
    const [figure] = findFigures(document('节约3万元'))
    expect(figure).toMatchObject({ measures: '节约' })
  })
  it('is what follows a count that begins its clause', () => {
    const [figure] = findFigures(document('；5家机构完成整改'))
    expect(figure?.measures).toBe('机构完成整改')
    expect(phraseAfter(figure!)).toBe('机构完成整改')
  })
  it('is not the noun that the figure before it counts', () => {
    expect(measured('5个一级指标、12个二级指标').at(-1)).toBe('二级指标: 12 个')
  })
  it('does not reach over the end of a sentence', () => {
    expect(measured('支出3万元。5%')).toEqual(['支出: 30000 元', ': 0.05 %'])
  })
})

describe('ranges', () => {
  const ends = (text: string) =>
    findFigures(document(text)).map(
      f => `${f.value && toText(f.value)}${f.unit?.text ?? ''} ${f.approximation}`,
    )
  it('are two bounds in one unit', () => {
    expect(ends('建设3-5个专科')).toEqual(['3个 at-least', '5个 at-most'])
    expect(ends('80%~90%')).toEqual(['80% at-least', '90% at-most'])
    expect(ends('80（含）-90分')).toEqual(['80分 at-least', '90分 at-most'])
    expect(ends('5—10名')).toEqual(['5名 at-least', '10名 at-most'])
    expect(ends('3至5万元')).toEqual(['3万元 at-least', '5万元 at-most'])
  })
  it('may be written from the greater end', () => {
    expect(ends('100%（含）-80%（含）')).toEqual(['100% at-most', '80% at-least'])
  })
  it('are not changes, sums or negative numbers', () => {
    expect(ends('从3家到5家')).toEqual(['3家 exact', '5家 exact'])
    expect(ends('100-88.17=11.83')).toEqual(['100 exact', '88.17 exact', '11.83 exact'])
  })
})

describe('the unit of a figure in a table', () => {
  it('is taken from the unit line above it, for amounts only', () => {
    expect(
      measured('单位：万元', [
        ['序号', '单位名称', '预算数', '决算数', '执行率', '在职人数'],
        ['1', '甲中心', '120.5', '118', '97.93%', '35'],
      ]),
    ).toEqual([
      '甲中心·预算数: 1205000 元',
      '甲中心·决算数: 1180000 元',
      '甲中心·执行率: 0.9793 %',
      '甲中心·在职人数: 35 人',
    ])
  })
  it('is what the header counts, where no unit line counts in thousands', () => {
    const rows = [
      ['乡镇', '受益户数', '接待人次', '指数'],
      ['甲镇', '120', '2044', '3'],
    ]
    expect(measured(rows)).toEqual(['甲镇·受益户数: 120 户', '甲镇·接待人次: 2044 人次', '甲镇·指数: 3'])
    expect(measured('单位：万户', rows)[0]).toBe('甲镇·受益户数: 120')
  })
  it('is that of another column where a table prints its unit of money once', () => {
    expect(
      measured([
        ['项目', '上年', '本年', '增减（万元）', '比例（%）'],
        ['甲', '100.5', '120.5', '20', '19.9'],
      ]),
    ).toEqual([
      '甲·上年: 1005000 元',
      '甲·本年: 1205000 元',
      '甲·增减（万元）: 200000 元',
      '甲·比例（%）: 0.199 %',
    ])
  })
  it('is not that of a year, but of a number that looks like one among others', () => {
    expect(
      measured([
        ['资产', '年初数（台）', '年末数（台）', '购置年份'],
        ['甲', '852', '1971', '2015'],
        ['乙', '797', '576', '2018'],
      ]),
    ).toEqual([
      '甲·年初数（台）: 852 台',
      '甲·年末数（台）: 1971 台',
      '乙·年初数（台）: 797 台',
      '乙·年末数（台）: 576 台',
    ])
  })
  it('is taken from the header of its column, then of its row', () => {
    expect(
      measured([
        ['指标', '目标（%）', '金额（千元）', '得分'],
        ['到位率', '95', '12', '5'],
        ['培训人数（人）', '', '', '4.5'],
      ]),
    ).toEqual([
      '到位率·目标（%）: 0.95 %',
      '到位率·金额（千元）: 12000 元',
      '到位率·得分: 5 分',
      '培训人数（人）·得分: 4.5 分',
    ])
  })
  it('says where it comes from', () => {
    const [amount, score] = findFigures(
      document('金额单位：元', [
        ['项目', '支出', '分值'],
        ['水费', '3,326.96', '10'],
      ]),
    )
    expect([amount?.unit?.from, score?.unit?.from]).toEqual(['caption', 'header'])
    expect(amount?.text).toBe('3,326.96')
  })
  it('is not money in a rate column of a row headed in 万元', () => {
    expect(
      measured([
        ['项目', '全年预算数', '执行率'],
        ['资金总额（万元）', '100', '98.5'],
      ]),
    ).toEqual(['资金总额（万元）·全年预算数: 1000000 元', '资金总额（万元）·执行率: 98.5'])
  })
  it('is % under 增减% and no money under a code of any header row', () => {
    const { figures, others } = findNumbers(
      document('单位：万元', [
        ['科目编码', '', '支出', '增减%'],
        ['类', '款', '—', '—'],
        ['201', '20138', '61.37', '-10.30'],
        ['208', '20805', '7', '2.5'],
      ]),
    )
    expect(others.map(o => o.text)).toEqual(['201', '20138', '208', '20805'])
    expect(figures.map(f => `${toText(f.value!)}${f.unit?.text}`)).toEqual([
      '61.37万元',
      '-10.3%',
      '7万元',
      '2.5%',
    ])
  })
  it('is not taken from a unit line above another table', () => {
    expect(
      measured(
        '单位：万元',
        [
          ['项目', '预算数'],
          ['水费', '3'],
        ],
        [
          ['项目', '预算数'],
          ['电费', '4'],
        ],
      ),
    ).toEqual(['水费·预算数: 30000 元', '电费·预算数: 4'])
  })
})

describe('findNumbers', () => {
  it('lists the digits of a table that are no quantities', () => {
    const { figures, others } = findNumbers(
      document([
        ['序号', '项目编码', '开工年份', '投资（万元）'],
        ['1', '20210015', '2021', '2021'],
      ]),
    )
    expect(figures.map(shown)).toEqual(
      ['2021·投资（万元）: 20210000 元'].map(() => expect.stringContaining('投资（万元）: 20210000 元')),
    )
    expect(others.map(o => o.text)).toEqual(['1', '20210015', '2021'])
  })

  const money = fc.record({
    cents: fc.bigInt({ min: 0n, max: 10n ** 13n }),
    wide: fc.boolean(),
    commas: fc.boolean(),
    gap: fc.boolean(),
  })
  it('reads every amount to the cent, however it is spelled', () => {
    fc.assert(
      fc.property(money, ({ cents, wide, commas, gap }) => {
        const whole = (cents / 100n).toString()
        const grouped = commas ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
        const plain = `${grouped}.${(cents % 100n).toString().padStart(2, '0')}`
        const digits = wide ? plain.replace(/\d/g, d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : plain
        const [figure, ...rest] = findFigures(document(`实际支出${digits}${gap ? ' ' : ''}万元，`))
        expect(rest).toEqual([])
        expect(baseValue(figure!)?.equals(exact(cents).mul(powerOfTen(2)))).toBe(true)
        expect(figure!.step.equals(powerOfTen(-2))).toBe(true)
      }),
    )
  })

  const sign = fc.constantFrom(
    ...'0123456789０９.,，。；、%％‰元万亿人次分年月日第个项（）()-—~≥≤<>约近超余多至一二三十百千两$\\"“”《》：:/+ \n',
    '支出',
    '执行率',
    '百分之',
    '个百分点',
    '单位：万元',
    'AB',
  )
  const anyText = fc.array(sign, { maxLength: 60 }).map(parts => parts.join(''))
  it('cuts every text into numbers that stand where they say and never overlap', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { figures, others } = findNumbers(document(text))
        const all = [...figures, ...others].sort((a, b) => a.start - b.start)
        let end = 0
        for (const number of all) {
          expect(text.slice(number.start, number.end)).toBe(number.text)
          expect(number.start).toBeGreaterThanOrEqual(end)
          expect(number.end).toBeGreaterThan(number.start)
          end = number.end
        }
      }),
      { numRuns: 500 },
    )
  })
  it('passes over no digit', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { figures, others } = findNumbers(document(text))
        const covered = [...figures, ...others]
        for (const { index } of text.matchAll(/[0-9０-９]/g))
          expect(covered.some(number => number.start <= index && index < number.end)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
  it('finds nothing where there is neither digit nor numeral', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u4e07\u5e74-\u5fff，。；（）a-zA-Z %元人]{0,40}$/), text => {
        const words = text.replace(/[一二三四五六七八九十百千万两丁]/g, '')
        expect(findNumbers(document(words))).toEqual({ figures: [], others: [] })
      }),
    )
  })
  it('takes time in proportion to the text, also on hostile input', () => {
    for (const hostile of ['1,', '1 ', '一', '1-', '（1', '《1', '千万', '9月', '“1+', '1..', 'A1']) {
      const time = (repeats: number): number => {
        const text = hostile.repeat(repeats)
        const start = performance.now()
        findNumbers(document(text))
        return performance.now() - start
      }
      time(2_000)
      expect(time(10_000), hostile).toBeLessThan(1_000)
    }
  })
})
