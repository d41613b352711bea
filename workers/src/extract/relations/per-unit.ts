import { dimensionOf } from '@heshu/shared/model/figure.ts'
import type { Mention } from './mention.ts'

/** The measure words that count what a 生均, 户均 or 每亩 amount is per. */
const COUNTED: Readonly<Record<string, RegExp>> = {
  人: /^[人名位口]$/,
  名: /^[人名位口]$/,
  位: /^[人名位口]$/,
  生: /^[人名位]$/,
  学生: /^[人名位]$/,
  户: /^户$/,
  家: /^家$/,
  亩: /^亩$/,
  次: /^(?:次|人次|例|场次|台次|车次)$/,
  人次: /^人次$/,
  床: /^[张床]$/,
  床位: /^[张床]$/,
  例: /^[例人]$/,
  场: /^场次?$/,
  公里: /^(?:公里|千米)$/,
  里: /^里$/,
}

const PER_WORD =
  '学生|企业|[村镇乡校园店站队班科]|人次|床位|公里|平方米|[人名位生户家亩次床例场所台套个件株棵吨份辆间座册条处期天课]'
/** 各村均超 5 万元 is no average. */
const AVERAGE = new RegExp(
  `(?:(${PER_WORD})均(?![超达已实未有在按能可被完属由为低高不])|平均每(?:一)?(${PER_WORD}))`,
)
const PRICE = new RegExp(`(?<!平均)每(?:一)?(${PER_WORD})`)

/** What a mention's amount is per, by its unit (元/人次) or its words (每亩, 户均); null for a plain amount. */
export const perWordOf = (m: Mention): string | null => {
  const inUnit = /\/每?([^/]+)/.exec(m.figure.unit?.base ?? '')?.[1]
  if (inUnit) return inUnit
  if (dimensionOf(m.figure) !== 'money') return null
  return PRICE.exec(m.label)?.[1] ?? null
}

/** What an average (人均, 次均, 平均每户) is per; null for other labels. */
export const averagedOver = (label: string): string | null => {
  const found = AVERAGE.exec(label)
  return found?.[1] ?? found?.[2] ?? null
}

/** Whether a figure counts the things that an amount is per. */
export const countsFor = (per: string, { figure, tail }: Mention): boolean => {
  const base = figure.unit?.base ?? ''
  if (figure.value === null || !['count', 'measure'].includes(dimensionOf(figure))) return false
  // 11 个行政村 counts for 村均.
  return (COUNTED[per]?.test(base) ?? base === per) || new RegExp(`^[\\u4e00-\\u9fff]{0,4}${per}`).test(tail)
}
