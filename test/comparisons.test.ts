import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What is said of how figures stand to each other: severity or verdict, and the order. */
const comparedIn = (...paragraphs: string[]): string[] => {
  const document = documentOf(...paragraphs)
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'direction' || c.kind === 'target')
    .map(c => `${c.severity ?? c.verdict}: ${c.formula}`)
}

describe('a figure against a level', () => {
  it('is held to the word between them, whatever names the level', () => {
    expect(comparedIn('支出决算120.5万元，大于年初预算数100万元，主要是年中追加。')).toEqual([
      'agrees: 120.5万元 > 100万元',
    ])
    expect(comparedIn('支出决算120.5万元，小于年初预算数100万元。')).toEqual(['figure: 120.5万元 > 100万元'])
    expect(comparedIn('本年总支出80万元，超出本年总收入90万元，差额以结转弥补。')).toEqual([
      'figure: 80万元 < 90万元',
    ])
    expect(comparedIn('预算执行率80%，高于序时进度要求的83%。')).toEqual(['figure: 80% < 83%'])
    expect(comparedIn('平均住院日7.9天，低于8.5天的控制目标。')).toEqual(['agrees: 7.9天 < 8.5天'])
    expect(comparedIn('污水处理率96.2%，不低于95%。')).toEqual(['agrees: 96.2% > 95%'])
    expect(comparedIn('实际完成投资80万元，不及上年的90万元。')).toEqual(['agrees: 80万元 < 90万元'])
  })

  it('may stand within or above it', () => {
    expect(comparedIn('每公里养护成本2.54万元，控制在2.4万元以内。')).toEqual(['figure: 2.54万元 > 2.4万元'])
    expect(comparedIn('设备完好率98.2%，保持在95%以上。')).toEqual(['agrees: 98.2% > 95%'])
  })

  it('is the figure that the clause speaks of, not a change, another time or a part', () => {
    expect(comparedIn('满意度95.6%，较上年的93.2%提高2.4个百分点，高于年度目标94%。')).toEqual([
      'agrees: 95.6% > 94%',
    ])
    expect(comparedIn('全年预算执行率91%，完成采购3批，执行率低于全市平均值（90%）。')).toEqual([
      'figure: 91% > 90%',
    ])
    expect(comparedIn('签约率80%，续约率高于90%。')).toEqual([])
    expect(comparedIn('执行率95%，部分项目执行率低于90%。')).toEqual([])
    expect(comparedIn('总投资1200万元，其中中央资金800万元、地方配套400万元，超出年初预算900万元。')).toEqual(
      [],
    )
    expect(comparedIn('在职人员47人（含工勤3人），少于编制数50人。')).toEqual(['agrees: 47人 < 50人'])
  })

  it('may be followed by the difference instead', () => {
    expect(comparedIn('支出95万元，低于预算20万元。')).toEqual([])
    expect(comparedIn('在职人员347人，少于核定编制3人。')).toEqual([])
    expect(comparedIn('改造管道18.62公里，超出目标0.12公里。')).toEqual([])
    expect(comparedIn('合格率98%，高于全省平均水平1.2%。')).toEqual([])
    // As great as that, it is likelier the level: worth a look where nothing but its size says so.
    expect(comparedIn('在职人员347人，少于核定编制281人。')).toEqual(['notice: 347人 > 281人'])
    expect(comparedIn('支出95万元，低于预算控制数90万元。')).toEqual(['figure: 95万元 > 90万元'])
    expect(comparedIn('中标价533.2万元，低于最高限价81.5万元。')).toEqual(['notice: 533.2万元 > 81.5万元'])
    // The report prints the level itself, from which it differs by so much.
    expect(comparedIn('最高限价614.7万元。', '中标价533.2万元，低于最高限价81.5万元。')).toEqual([])
  })

  it('is a level of several, each held to it', () => {
    expect(comparedIn('三校合格率分别为88%、92%、95%，均高于90%的平均水平。')).toEqual([
      'figure: 88% < 90%',
      'agrees: 92% > 90%',
      'agrees: 95% > 90%',
    ])
  })

  it('is one of several levels, or one for each of a list', () => {
    expect(comparedIn('满意度95%，高于全市平均90%和全省平均96%。')).toEqual([
      'agrees: 95% > 90%',
      'figure: 95% < 96%',
    ])
    expect(comparedIn('甲校、乙校合格率分别为95%、90%，分别高于全市平均93%、91%。')).toEqual([
      'agrees: 95% > 93%',
      'figure: 90% < 91%',
    ])
  })

  it('may stand in brackets, as what is compared with it may', () => {
    expect(comparedIn('在职人员（347人）少于核定编制（281人）。')).toEqual(['figure: 347人 > 281人'])
    expect(comparedIn('完成检修（含抢修30次）少于计划数50次。')).toEqual([])
  })

  it('is a level of changes where a change is compared', () => {
    expect(comparedIn('收入同比增长6.5%，快于全省平均7.2%。')).toEqual(['figure: 6.5% < 7.2%'])
  })

  it('is no choice among what is counted', () => {
    expect(comparedIn('共设指标36项，达到年度指标值的32项，未达到年度指标值的4项。')).toEqual([])
  })

  it('is a target by its digits alone', () => {
    expect(comparedIn('形象进度为94.01%，低于年度目标值94%。')).toEqual(['figure: 94.01% > 94%'])
  })

  it('is no statement of fact in a rule, a wish or a condition', () => {
    expect(comparedIn('合格率85%，如低于90%的扣1分。')).toEqual([])
    expect(comparedIn('力争合格率95%，高于97%的全市平均水平。')).toEqual([])
    expect(comparedIn('执行率97%，对执行率低于80%的项目予以通报。')).toEqual([])
    expect(comparedIn('抽查80家，高于平均水平的单位130家。')).toEqual([])
    expect(comparedIn('采购应急帐篷644顶，超过年度计划数600顶。')).toEqual(['agrees: 644顶 > 600顶'])
  })

  it('is left to the rounding where the digits do not tell', () => {
    expect(comparedIn('执行率87.4%，高于全市平均的88%。')).toEqual(['figure: 87.4% < 88%'])
    expect(comparedIn('执行率87.6%，高于全市平均的88%。')).toEqual([])
  })
})

describe('two figures compared by name', () => {
  it('are those of the sentence before', () => {
    expect(
      comparedIn('年初预算为51.98万元，支出决算为61.98万元。决算数小于预算数的主要原因是厉行节约。'),
    ).toEqual(['figure: 61.98万元 > 51.98万元'])
    expect(comparedIn('年初预算为51.98万元，支出决算为61.98万元，大于年初预算数，主要是追加。')).toEqual([
      'agrees: 61.98万元 > 51.98万元',
    ])
  })

  it('may be named by words that imply them', () => {
    expect(comparedIn('年初预算100万元，实际支出120万元，未超预算。')).toEqual(['figure: 120万元 > 100万元'])
    expect(comparedIn('年初预算100万元，实际支出90万元，较预算有所增加。')).toEqual([
      'figure: 90万元 < 100万元',
    ])
    expect(comparedIn('本年收入合计711万元，本年支出合计297万元，当年支出大于收入。')).toEqual([
      'figure: 297万元 < 711万元',
    ])
    expect(comparedIn('核定事业编制17名，年末实有事业人员14名，存在超编情况。')).toEqual([
      'figure: 14名 < 17名',
    ])
    expect(comparedIn('核定事业编制17名，年末实有事业人员14名，不存在超编情况。')).toEqual([
      'agrees: 14名 < 17名',
    ])
    expect(comparedIn('公用经费预算20万元，支出12万元，超预算项目已整改。')).toEqual([])
  })

  it('are level or not', () => {
    expect(comparedIn('年初预算为51.98万元，支出决算为51.98万元，决算数与预算数持平。')).toEqual([
      'agrees: 51.98万元 = 51.98万元',
    ])
    expect(comparedIn('年初预算为51.98万元，支出决算为61.98万元，与年初预算持平。')).toEqual([
      'notice: 61.98万元 > 51.98万元',
    ])
    expect(comparedIn('平均住院日8.4天，与上年的8.4天持平。')).toEqual(['agrees: 8.4天 = 8.4天'])
  })

  it('are not guessed where a name names two or none', () => {
    expect(comparedIn('年初预算500万元，调整后预算620万元，支出决算600万元。决算数小于预算数。')).toEqual([])
    expect(comparedIn('三公经费支出决算为12.5万元，决算数大于预算数。')).toEqual([])
    expect(
      comparedIn('年初预算为300万元，支出决算为280万元，完成93.3%。人员经费支出有所增加，高于预算数。'),
    ).toEqual([])
  })
})

describe('a quantity over time', () => {
  it('moves the way the words say', () => {
    expect(comparedIn('义诊上年30场、本年35场，呈下降态势。')).toEqual(['figure: 35场 > 30场'])
    expect(comparedIn('本年支出250万元，较上年的300万元略有减少。')).toEqual(['agrees: 250万元 < 300万元'])
    expect(comparedIn('2021年支出90万元、2022年支出95万元、2023年支出93万元，逐年增加。')).toEqual([
      'agrees: 95万元 > 90万元',
      'figure: 93万元 < 95万元',
    ])
    expect(comparedIn('2021年支出90万元、2022年支出95万元、2023年支出93万元，总体呈上升趋势。')).toEqual([
      'agrees: 93万元 > 90万元',
    ])
  })

  it('may be told before its ends, after them, or by a list of times', () => {
    expect(comparedIn('同上年相比，收入有所增加（由2,904.2万元变为2,438.5万元）。')).toEqual([
      'figure: 2,438.5万元 < 2,904.2万元',
    ])
    expect(comparedIn('平均住院日由8.4天变为9.1天，有所缩短。')).toEqual(['figure: 9.1天 > 8.4天'])
    expect(
      comparedIn('一季度、二季度、三季度接诊量分别为198人次、471人次、429人次，呈逐季上升态势。'),
    ).toEqual(['agrees: 471人次 > 198人次', 'figure: 429人次 < 471人次'])
    expect(comparedIn('2022年收入300万元，本年收入320万元，逐年减少。')).toEqual([])
  })

  it('is not that of two things, or a rank', () => {
    expect(comparedIn('上年支出90万元，本年到位率80%，有所提高。')).toEqual([])
    expect(comparedIn('综合排名由上年的第12名上升到第5名。')).toEqual([])
    expect(comparedIn('上年安排90万元，本年支出80万元，执行率逐年提高。')).toEqual([])
  })
})
