import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

type Block = string | string[]

/** What the checks of counts say: verdict, severity, stated, how many are listed. A list of strings is a table. */
const counts = (...blocks: Block[]): string[] => {
  const document = documentOf(
    ...blocks.flatMap((b): BlockContent[] =>
      typeof b === 'string' ? [b] : [b.map(row => row.split('|').map(cell => cell.trim()))],
    ),
  )
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'count')
    .map(c => `${c.verdict} ${c.stated.text.replace(/\s/g, '')}: ${c.expected}`)
}
const findings = (...blocks: Block[]): string[] =>
  counts(...blocks).filter(line => !line.startsWith('agrees'))

describe('two counts of one sentence, each with its list', () => {
  it('is each held against its own', () => {
    expect(
      findings(
        '局机关设股室4个，分别是综合股、法规股、统计股；另有下属单位3个，即信息中心、监测站、检验所。',
      ),
    ).toEqual(['disagrees 4个: 3'])
    expect(findings('新增2项，为《采购办法》《差旅办法》；修订1项，为《合同办法》《资产办法》。')).toEqual([
      'disagrees 1项: 2',
    ])
    expect(findings('涉及小学3所（东岭小学、石桥小学、柳湾小学）、中学3所（一中学、二中学）。')).toEqual([
      'disagrees 3所: 2',
    ])
  })

  it('goes on behind the semicolon where that counts nothing', () => {
    expect(findings('局机关设股室4个，分别是综合股、法规股；统计股、监督股。')).toEqual([])
  })
})

describe('names right before their number', () => {
  it('are all of them where the other list of the sentence is so written', () => {
    expect(counts('范围为东岭、石桥、柳湾3个乡镇和南门、北关2个街道。')).toEqual([
      'agrees 3个: 3',
      'agrees 2个: 2',
    ])
    expect(findings('范围为东岭、石桥、柳湾3个乡镇和南门、北关4个街道。')).toEqual(['disagrees 4个: 2'])
  })

  it('may be what the things lie in', () => {
    expect(findings('在东岭、石桥12个社区开展试点。')).toEqual([])
    expect(findings('范围为东岭、石桥等9个乡镇和南门、北关2个街道。')).toEqual([])
  })
})

describe('以下 before a count', () => {
  it('announces the list behind the colon', () => {
    expect(findings('以下5家单位通过年度验收：监测站、检验所、信息中心、服务中心。')).toEqual([
      'disagrees 5家: 4',
    ])
  })

  it('says nothing about names that are not of the things counted', () => {
    expect(findings('对以下2个乡镇开展检查：资金、项目、档案、台账。')).toEqual([])
    expect(findings('对以下2个乡镇的5个项目开展检查：东岭镇、石桥镇。')).toEqual([])
  })
})

describe('so many for each of the names', () => {
  it('make the number counted', () => {
    expect(counts('举办培训班6期（财务、采购、内控各2期）。')).toEqual(['agrees 6期: 6'])
    expect(findings('举办培训班4期（财务、采购、内控各1期）。')).toEqual(['disagrees 4期: 3'])
    expect(findings('举办培训班4期，财务、采购、内控各1期。')).toEqual(['disagrees 4期: 3'])
  })

  it('need not be all that is counted', () => {
    expect(findings('举办培训班8期，其中财务、采购、内控各1期。')).toEqual([])
    expect(findings('举办培训班5期（财务、采购各1期，内控3期）。')).toEqual([])
    expect(findings('举办培训班5期，财务、采购各1期，内控3期。')).toEqual([])
    expect(findings('购置设备5台（财务、采购、内控各1名）。')).toEqual([])
  })
})

describe('a count of the table above', () => {
  const table = ['乡镇|工程|结论', '东岭乡|管网|合格', '石桥乡|管网|合格', '柳湾乡|管网|合格']
  it('is the number of its rows', () => {
    expect(counts(table, '上表所列3个乡镇均已验收。')).toEqual(['agrees 3个: 3'])
    expect(findings(table, '上表所列5个乡镇均已验收。')).toEqual(['disagrees 5个: 3'])
  })

  it('is not what the sentence says beside the table', () => {
    expect(findings(table, '由上表可知，全县12个乡镇已覆盖。')).toEqual([])
    expect(findings(table, '上表所列5个标段均已验收。')).toEqual([])
  })
})

describe('projects in the bracket after their number', () => {
  it('are all of them, in whatever way they are named', () => {
    const told = (n: string) => `${n}个区级项目（新建城东中学、新建第二福利院、城南小学改扩建）已开工。`
    expect(counts(told('3'))).toEqual(['agrees 3个: 3'])
    expect(findings(told('7'))).toEqual(['disagrees 7个: 3'])
    expect(findings('7个区级项目（新建城东中学、新建第二福利院、城南小学改扩建等）已开工。')).toEqual([])
  })

  it('may be told by whose they are', () => {
    expect(findings('7个区级项目（城东街道、城南街道、城西街道）已开工。')).toEqual([])
    expect(findings('7个区级项目（区教育局、区住建局、区水务局）已开工。')).toEqual([])
  })
})
