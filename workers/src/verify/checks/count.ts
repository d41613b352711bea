import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { FigureRef } from '@heshu/shared/model/output.ts'
import { locate, type Passage } from '@heshu/shared/model/passage.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import type { DraftCheck } from './check-claim.ts'
import { blankInner, type Enumeration, readEnumeration } from './enumeration.ts'

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

/** A count of 2 to 20 as written; null for others. */
const smallNumber = (text: string): number | null => {
  if (/^\d{1,2}$/.test(text)) {
    const number = Number.parseInt(text, 10)
    return number >= 2 && number <= 20 ? number : null
  }
  const teen = /^十([一二三四五六七八九])?$/.exec(text)
  if (teen) return 10 + (teen[1] ? DIGITS[teen[1]]! : 0)
  return DIGITS[text] && DIGITS[text] >= 2 ? DIGITS[text] : null
}

const NUMBER = '(?<![\\d.,第年月\\-—~～至到十])(\\d{1,2}|十[一二三四五六七八九]?|[二两三四五六七八九])'
const THING =
  '\\s*(?:个|项|类|家|大|种|条|所|部分|方面|点|处|期|篇|册|名|位)(?!百分点|月|工作日|小时|以上|以下|左右)'
const COUNT = new RegExp(`${NUMBER}${THING}`, 'g')

type Counted = {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly number: number
}

type Finding = Counted & {
  readonly listed: { readonly least: number; readonly most: number }
  /** What a misfit comes to; null where it proves nothing. */
  readonly severity: 'figure' | 'notice' | null
  readonly list: string
}

const countsIn = (passage: Passage): Counted[] =>
  [...passage.text.matchAll(COUNT)].flatMap(match => {
    const number = smallNumber(match[1]!)
    return number === null
      ? []
      : [{ passage, start: match.index, end: match.index + match[0].length, number }]
  })

/** Lists that leave something out, or go on. */
const OPEN_ENDED = /等|其中|部分|主要|之一/

const misfitOf = (number: number, list: Enumeration): number =>
  number < list.least ? list.least - number : number > list.most ? number - list.most : 0

/** 分别是数量指标、质量指标、时效指标、成本指标 after 4 个二级指标. */
const listAfter = (counted: Counted, blank: string): Finding | null => {
  const rest = blank.slice(counted.end)
  const opener =
    /^[^，,。；;：:、\d（(]{0,14}[，,]?\s*(?:(分别(?:是|为)[:：]?)|(?:即|包括|主要(?:包括|是|为))[:：]?|[:：])\s*/.exec(
      rest,
    )
  if (!opener) return null
  const from = counted.end + opener[0].length
  const list = /^[^，,。；;\n]*/.exec(blank.slice(from))![0]
  const read = readEnumeration(counted.passage.text.slice(from, from + list.length))
  if (!read) return null
  const sure = opener[1] !== undefined && !OPEN_ENDED.test(list)
  const severity = misfitOf(counted.number, read) <= 2 ? 'figure' : 'notice'
  return { ...counted, listed: read, severity: sure ? severity : null, list }
}

/** 3 个市级项目（新建甲院、新建乙院、丙院改扩建）. */
const listInBracket = (counted: Counted): Finding | null => {
  const inside = /^[^，,。；;：:、\d（(]{1,12}[（(]([^（()）]*)[)）]/.exec(
    counted.passage.text.slice(counted.end),
  )?.[1]
  const read = inside === undefined || /[\d，,；;：:]/.test(inside) ? null : readEnumeration(inside)
  if (!read) return null
  const closed = read.least >= 3 && !OPEN_ENDED.test(inside!) && !/含|包括|如/.test(inside!)
  return { ...counted, listed: read, severity: closed ? 'notice' : null, list: inside! }
}

const LIST_OPENER = /包括|包含|分为|分别为|分别是|围绕|涵盖|设置了?|制定了?|由|从|即|[:：]/

/** “A”“B”“C” 共 3 个指标; A、B、C 和 D 四个方面. */
const listBefore = (counted: Counted, blank: string): Finding | null => {
  const before = blank.slice(0, counted.start)
  const joint = /(等|共计?|合计|这|等共|一共)?\s*$/.exec(before)!
  const region = /[^，,。；;：:\n]*$/.exec(before.slice(0, joint.index))![0]
  const from = joint.index - region.length
  const text = counted.passage.text.slice(from, joint.index)
  const opener = LIST_OPENER.exec(region)
  const listText = text.slice(opener ? opener.index + opener[0].length : 0)
  const read = readEnumeration(listText)
  // 重点学科 10 个、重点实验室 2 个 lists figures, not names.
  if (!read || /\d/.test(blankInner(listText))) return null
  const marker = joint[1] ?? ''
  const off = misfitOf(counted.number, read)
  // 等 may leave names out; names that count something else (甲院、乙院共 4 个项目) prove nothing.
  const quotedAll =
    read.quoted &&
    read.least >= 3 &&
    marker !== '' &&
    !(marker.startsWith('等') && counted.number > read.most)
  const named = /^(?:\s*个)?\s*(?:方面|部分|个方面|大方面|个部分|个维度|个环节)/.test(
    counted.passage.text.slice(counted.end - 2, counted.end + 6),
  )
  const plainAll = opener !== null && named && marker === '' && read.least >= 3
  const severity = quotedAll && off <= 2 ? 'figure' : quotedAll || plainAll ? 'notice' : null
  return { ...counted, listed: read, severity, list: listText }
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 以下三个方面：一是 … 二是 … 三是 …, on through the passages that follow. */
const ordinalsAfter = (counted: Counted, passages: readonly Passage[], at: number): Finding | null => {
  const rest = counted.passage.text.slice(counted.end)
  const before = counted.passage.text.slice(Math.max(0, counted.start - 6), counted.start)
  const opening = /^[^。；;，,：:\n\d]{0,14}([。：:，,])?\s*(?=一是|第一[，,、])/.exec(rest)
  const opensNext =
    /^[^。；;，,\n\d]{0,14}[。：:]?\s*$/.test(rest) && /^\s*(?:\**)?一是/.test(passages[at + 1]?.text ?? '')
  if (!opening && !opensNext) return null
  const announced = /以下|如下|下列|下述|分为|有$|存在/.test(before) || /^[^。]{0,14}[：:]/.test(rest)
  if (!announced) return null
  const text = [rest, ...passages.slice(at + 1, at + 30).map(p => `\n${p.text}`)].join('')
  const form = /第一[，,、]/.test(text.slice(0, 40)) && !/一是/.test(text.slice(0, 40)) ? '第' : ''
  let cursor = 0
  let listed = 0
  for (const ordinal of ORDINALS) {
    const sign = form === '' ? `${ordinal}是` : `第${ordinal}`
    const found = text.indexOf(sign, cursor)
    const restart = listed > 0 ? text.indexOf(form === '' ? '一是' : '第一', cursor) : -1
    if (found < 0 || (restart >= 0 && restart < found && !/[十]$/.test(text.slice(restart - 1, restart))))
      break
    listed++
    cursor = found + sign.length
  }
  if (listed < 2) return null
  // A page or a paragraph may be lost from the end of a list; nothing adds to it.
  const severity = listed > counted.number ? 'figure' : 'notice'
  return {
    ...counted,
    listed: { least: listed, most: listed },
    severity,
    list: `一是…${ORDINALS[listed - 1]}是…`,
  }
}

const refOf = (counted: Counted, figure: Figure | undefined): FigureRef => {
  const { passage, start, end } = counted
  return figure
    ? figureRef(figure)
    : {
        text: passage.text.slice(start, end),
        value: String(counted.number),
        unit: null,
        at: locate(passage, start, end),
      }
}

const checkOf = (finding: Finding, figures: readonly Figure[]): DraftCheck[] => {
  const { listed, number, severity, passage, start, end } = finding
  const agrees = number >= listed.least && number <= listed.most
  if (!agrees && severity === null) return []
  const figure = figures.find(f => f.start < end && f.end > start)
  const found = listed.least === listed.most ? `${listed.least}` : `${listed.least} 至 ${listed.most}`
  const text = passage.text.slice(start, end)
  return [
    {
      kind: 'count',
      verdict: agrees ? 'agrees' : 'disagrees',
      severity: agrees ? null : severity,
      stated: refOf(finding, figure),
      operands: [],
      expected: agrees ? String(number) : found,
      formula: `所列 ${agrees ? number : found} 项`,
      message: agrees
        ? `写「${text}」，与所列项数相符。`
        : `写「${text}」，但所列为 ${found} 项，请核实项数或是否漏列。`,
      idSeed: `${passage.text.slice(end, end + 8)}|列举`,
      figures: figure ? [figure] : [],
    },
  ]
}

/** Small counts of things that the report then lists, or has just listed. Prose only; linear in the text. */
export const countChecks = (document: ReportDocument, figures: readonly Figure[]): DraftCheck[] => {
  const passages = document.blocks.flatMap(block => (block.kind === 'table' ? [] : [block.passage]))
  const byPassage = Map.groupBy(
    figures.filter(f => !f.passage.cell),
    f => f.passage,
  )
  return passages.flatMap((passage, at) => {
    const blank = blankInner(passage.text)
    return countsIn(passage).flatMap(counted => {
      const inner = blank[counted.start] === '＿'
      const finding = inner
        ? null
        : (ordinalsAfter(counted, passages, at) ??
          listAfter(counted, blank) ??
          listInBracket(counted) ??
          listBefore(counted, blank))
      return finding ? checkOf(finding, byPassage.get(passage) ?? []) : []
    })
  })
}
