import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { normaliseWords } from './normalise-words.ts'

/** What is in quotation marks names one programme, prize or standard, however the words around it go. */
const QUOTED = /[“"][^”"]{4,30}[”"]/

/** Words around a name that say how it was come by, or whose it is: 达国家级“…”, 获评“…”, “…”评比. */
const AROUND =
  /达到?|达成|通过|取得|获得|荣获|获评|获批|获|入选|入围|成为|成功|创建|创成|建成|被?评为|评选|评定|评审|评比|验收|认定|列入|纳入|国家级|省级|市级|区级|县级|全国|全省|全市|称号|项目|活动|的|了|已|共|均/g

/** So far from a figure its name may stand. */
const REACH = 40
const CLAUSE_END = /[，,。；;：:、！？!?（(）)\n]/
const SHORTEST = 8

/** The words of a figure's own clause, on both sides of it. */
const clauseOf = ({ passage: { text }, start, end }: Figure): string =>
  text
    .slice(Math.max(0, start - REACH), start)
    .split(CLAUSE_END)
    .at(-1)! + text.slice(end, end + REACH).split(CLAUSE_END, 1)[0]!

/**
 * What is counted and the quoted name it bears, whatever the words around them: 2 家中心达到“百佳服务”评比“优秀标准” and 6 家
 * 中心达“百佳服务”优秀标准 count the same. Null where no name is quoted.
 */
export const quotedNameOf = (figure: Figure): string | null => {
  if (dimensionOf(figure) !== 'count') return null
  const clause = clauseOf(figure)
  if (!QUOTED.test(clause)) return null
  const { what, body } = normaliseWords(clause, null, [])
  const name = what.replace(AROUND, '')
  return name.length < SHORTEST ? null : `${name}|${body}`
}
