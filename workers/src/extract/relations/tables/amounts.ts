import type { Role } from '../role.ts'
import { columnRole, namesAlteration, sameGroup, yearsNamed } from './column-roles.ts'
import type { FigureTable } from './figure-table.ts'
import { comesFrom, type Formula, overColumns, pairs, triples } from './formula.ts'
import { namesDifference } from './lines.ts'
import { seriesFormulas } from './series.ts'
import { averageShape, balanceShape, differenceShape, productShape, sumShape } from './shapes.ts'

const WHOLES: readonly Role[] = ['adjusted', 'budget', 'planned', 'original', 'received']
const PARTS: readonly Role[] = ['spent', 'completed']
/** 累计结余 holds what was left of the years before. */
const LEFT =
  /(?<!累计|滚存|历年)结余|节余|剩余|余额|未(?:支出|完成|执行|使用|支付|拨付)|空编|缺编|缺口|节约|节支|节省/
const OVER = /超支|超编|超出|超额/

const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? found[0]! : null)

/** The two columns whose difference the header names by their roles: 结余 = 预算数 − 支出数, 调整数 = 调整后 − 年初. */
const columnsNamed = (
  table: FigureTable,
  column: number,
  others: readonly number[],
): readonly [number, number] | null => {
  const header = table.headerOf(column)
  const near = sameGroup(table, column, others)
  const playing = (roles: readonly Role[]) =>
    roles
      .map(role => near.filter(other => columnRole(table, other) === role))
      .filter(columns => columns.length > 0)
  const the = (roles: readonly Role[]) => only(playing(roles)[0] ?? [])
  // What is left of the budget and what is left of the money received are two things.
  const whole = playing(['received']).length > 0 && playing(WHOLES).length > 1 ? null : the(WHOLES)
  const part = the(PARTS)
  if (LEFT.test(header)) return whole !== null && part !== null ? [whole, part] : null
  if (OVER.test(header)) return whole !== null && part !== null ? [part, whole] : null
  if (namesAlteration(header)) {
    const [after, before] = [the(['adjusted']), the(['original'])]
    return after !== null && before !== null ? [after, before] : null
  }
  return /增减|变动|变化|上年|同比|增加|增长/.test(header) ? yearsNamed(table, others) : null
}

const OPENING = /年初|期初|上年(?:末|结转|结余)/
const CLOSING = /年末|期末|年底/
const ADDED = /收入|增加|新增|转入|追加|调增/
const TAKEN = /支出|减少|转出|处置|报废|追减|调减/

/** 年末 = 年初 + 增加 − 减少, for all columns that such words name. */
const balances = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  if (!CLOSING.test(table.headerOf(column))) return []
  const named = (words: RegExp, ...not: readonly RegExp[]) =>
    others.filter(other => {
      const header = table.headerOf(other)
      return words.test(header) && !not.some(word => word.test(header))
    })
  const openings = named(OPENING)
  const added = named(ADDED, OPENING, CLOSING, TAKEN)
  const taken = named(TAKEN, OPENING, CLOSING)
  const sure = openings.length === 1 && added.length === 1 && taken.length === 1
  return openings.flatMap(opening =>
    added.flatMap(plus =>
      taken.map(minus => {
        const columns = [opening, plus, minus]
        const because = comesFrom(table, column, columns)
        return overColumns(table, balanceShape, columns, because, sure ? 'likely' : null)
      }),
    ),
  )
}

const LESSENS = /追减|调减|核减|压减|减少/

/** 调整后预算 = 年初预算 + 追加 − 调减, where several columns alter; one alone is checked as the difference of the two. */
const alterations = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  if (columnRole(table, column) !== 'adjusted') return []
  const near = sameGroup(table, column, others)
  const before = only(near.filter(other => columnRole(table, other) === 'original'))
  const changes = near.filter(other => namesAlteration(table.headerOf(other)))
  if (before === null || changes.length < 2) return []
  const signs = changes.map(other => (LESSENS.test(table.headerOf(other)) ? -1 : 1))
  const columns = [before, ...changes]
  const because = comesFrom(table, column, columns)
  return [overColumns(table, sumShape([1, ...signs]), columns, because, 'likely')]
}

const differences = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  const named = columnsNamed(table, column, others)
  const because = (columns: readonly number[]) => comesFrom(table, column, columns)
  return [
    ...(named ? [overColumns(table, differenceShape, named, because(named), 'likely')] : []),
    ...seriesFormulas(table, column, others, differenceShape),
    ...pairs(others).map(columns => overColumns(table, differenceShape, columns, because(columns))),
    ...triples(others).map(columns => overColumns(table, balanceShape, columns, because(columns))),
  ]
}

const PRICE = /单价|标准|价格|均价|造价|单位(?:成本|投资)/

const products = (table: FigureTable, column: number, others: readonly number[]): Formula[] | null => {
  const prices = others.filter(other => PRICE.test(table.headerOf(other)))
  if (prices.length === 0 || PRICE.test(table.headerOf(column))) return null
  const product = (columns: readonly number[]): Formula =>
    overColumns(
      table,
      productShape(columns.length),
      columns,
      `${table.headerOf(column)} = ${columns.map(table.headerOf).join(' × ')}`,
    )
  return prices.flatMap(price => {
    const counts = others.filter(other => other !== price)
    return [
      ...counts.map(count => product([price, count])),
      ...triples([price, ...counts])
        .filter(([first, a, b]) => first === price && a < b)
        .map(product),
    ]
  })
}

/** What a column of amounts or counts may be computed from, the likeliest first; null where its header says of nothing. */
export const amountFormulas = (
  table: FigureTable,
  column: number,
  others: readonly number[],
): Formula[] | null => {
  const header = table.headerOf(column)
  const flows = [...balances(table, column, others), ...alterations(table, column, others)]
  // 本年增加 between 年初数 and 年末数 is what these are computed from.
  const flowsIn =
    others.some(o => OPENING.test(table.headerOf(o))) && others.some(o => CLOSING.test(table.headerOf(o)))
  if (flowsIn && !CLOSING.test(header) && (ADDED.test(header) || TAKEN.test(header))) return null
  if (namesDifference(header)) return [...flows, ...differences(table, column, others)]
  if (flows.length > 0) return flows
  if (/均/.test(header))
    return pairs(others).map(columns =>
      overColumns(table, averageShape, columns, comesFrom(table, column, columns)),
    )
  return products(table, column, others)
}
