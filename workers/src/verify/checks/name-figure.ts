import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'

/** Words that say what kind of number it is, not of what: 下降, 增长, 占比, 执行率, 其中. */
const KIND_WORDS =
  /同比|环比|调整后|较|比|上年|年初|上一年|去年|同期|决算数?|预算|净?增[长加幅减]|增速|下降|减少|降低|提[高升]|上升|调[增减]|比例|比率|[占比率]|占比|完成|执行|支出|支付|到位|其中|合计|共计|总计|实际|全年|[的了为达到额数幅共]/g

/** The name for the auditor: what a figure measures, led by what its sentence speaks of where its own words are only 下降 or 完成率. */
export type NameFigure = (figure: Figure) => string

const isInBrackets = ({ passage, start }: Figure): boolean => {
  const before = passage.text.slice(Math.max(0, start - 80), start)
  return (
    before.lastIndexOf('（') > before.lastIndexOf('）') || before.lastIndexOf('(') > before.lastIndexOf(')')
  )
}

const isBare = (measures: string): boolean => measures.replace(KIND_WORDS, '').trim().length < 2

/** Names the figures of one report; `figures` are all of them in reading order. */
export const nameFigures = (figures: readonly Figure[]): NameFigure => {
  const names = new Map<Figure, string>()
  let subject: { readonly figure: Figure; readonly words: string } | null = null
  for (const figure of figures) {
    const words = figure.measures.replace(/\s+/g, '')
    if (figure.passage.cell || !isBare(words)) {
      names.set(figure, words)
      if (!isInBrackets(figure) && dimensionOf(figure) !== 'ratio')
        subject = figure.passage.cell ? null : { figure, words }
      continue
    }
    const between =
      subject?.figure.passage === figure.passage
        ? figure.passage.text.slice(subject.figure.end, figure.start)
        : '。'
    names.set(figure, subject && !/[。！？\n]/.test(between) ? `${subject.words}·${words || '数'}` : words)
  }
  return figure => names.get(figure) ?? figure.measures.replace(/\s+/g, '')
}
