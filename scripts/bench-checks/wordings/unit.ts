import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { constant, is, minus, over, type Statement, times } from '../relation.ts'
import { cell, grid } from '../table.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const population = (p: Pen, word: string, label: string): Statement => {
  const people = p.draw.integer(42_000, 968_000)
  const events = Math.floor((people * p.draw.integer(520, 1180)) / 100_000)
  const all = p.draw.chance(50) ? p.figure(exact(people), '万人', 2) : p.number(people, '人')
  const [number, rate] = [p.number(events, '人'), p.figure(exact(events).div(exact(people)), '‰', 2)]
  return say(t`${p.body()}统计口径内常住人口${all}，全年${word}${number}，${label}${rate}。`, [
    is(rate, over(number, all)),
  ])
}

const inTable = (
  p: Pen,
  sentence: (project: string, amount: ReturnType<Pen['wan']>) => Statement['parts'][0],
  top: boolean,
): Statement => {
  const project = p.project()
  const value = p.amount(30, 3000)
  const [prose, printed] = [p.wan(value), p.bare(value, '元', 2)]
  const others = p.parts(2, 20, 900)
  const table = {
    kind: 'table' as const,
    rows: [
      [cell('项目名称'), cell('实际支出（元）')],
      ...grid([
        [project, printed],
        [p.project(), p.bare(others[0]!, '元', 2)],
        [p.project(), p.bare(others[1]!, '元', 2)],
      ]),
    ],
  }
  const text = sentence(project, prose)
  return { parts: top ? [table, text] : [text, table], bonds: [is(prose, printed)] }
}

const exactWan = (p: Pen): { value: Exact; wan: ReturnType<Pen['wan']>; yuan: ReturnType<Pen['wan']> } => {
  const value = exact(p.draw.integer(200_000, 90_000_000))
  return { value, wan: p.figure(value, '万元', 4), yuan: p.yuan(value) }
}

export const unitWordings: readonly Wording[] = [
  p =>
    inTable(
      p,
      (project, amount) => ({ kind: 'paragraph', text: t`${project}全年实际支出${amount}，详见下表。` }),
      false,
    ),
  p =>
    inTable(
      p,
      (project, amount) => ({ kind: 'paragraph', text: t`由上表可知，${project}实际支出为${amount}。` }),
      true,
    ),
  p => {
    const x = exactWan(p)
    return say(t`${p.project()}结算金额${x.yuan}（折合${x.wan}）。`, [is(x.wan, x.yuan)])
  },
  p => {
    const x = exactWan(p)
    return say(t`${p.project()}合同价款${x.wan}，即${x.yuan}。`, [is(x.wan, x.yuan)])
  },
  p => {
    const value = p.amount(12_000, 260_000)
    const [big, small] = [p.figure(value, '亿元', 2), p.wan(value)]
    return say(t`${p.project()}概算总投资${big}（${small}）。`, [is(big, small)])
  },
  p => population(p, '出生', '出生率为'),
  p => population(p, '死亡', '死亡率'),
  p => {
    const people = p.draw.integer(52_000, 760_000)
    const beds = Math.floor((people * p.draw.integer(310, 820)) / 100_000)
    const [all, number] = [p.number(people, '人'), p.number(beds, '张')]
    const rate = p.figure(exact(beds * 1000).div(exact(people)), '张', 2)
    return say(t`${p.body()}服务人口${all}，开放床位${number}，每千人口床位数${rate}。`, [
      is(rate, times(constant(1000), over(number, all))),
    ])
  },
  p => {
    const x = exactWan(p)
    const project = p.project()
    return {
      ...say(t`${project}财政拨款支出${x.wan}，用于保障日常运转。`, [is(x.wan, x.yuan)]),
      apart: [{ kind: 'paragraph', text: t`经核对账簿，${project}财政拨款支出${x.yuan}，账表一致。` }],
    }
  },
  p => {
    const number = p.draw.integer(21_000, 980_000)
    const [wan, plainly] = [p.figure(exact(number), '万人次', 2), p.number(number, '人次')]
    return say(t`${p.body()}全年接待读者${plainly}，约合统计口径的${wan}。`, [is(wan, plainly)])
  },
  p => {
    const births = p.draw.integer(820, 1300)
    const deaths = p.draw.integer(480, 790)
    const of = (n: number) => p.figure(exact(n).div(exact(100_000)), '‰', 2)
    const [birth, death, natural] = [of(births), of(deaths), of(births - deaths)]
    return say(t`${p.body()}辖区人口出生率${birth}，死亡率${death}，人口自然增长率${natural}。`, [
      is(natural, minus(birth, death)),
    ])
  },
  p => {
    const project = p.project()
    const value = p.amount(30, 3000)
    const [yuan, wan] = [p.bare(value, '元', 2), p.wan(value)]
    return {
      parts: [
        { kind: 'paragraph', text: t`单位：元` },
        {
          kind: 'table',
          rows: grid([
            ['项目', '预算批复数', '备注'],
            [project, yuan, ''],
            [p.project(), p.bare(p.amount(30, 500), '元', 2), ''],
          ]),
        },
        { kind: 'paragraph', text: t`${project}预算批复数${wan}，已全部纳入部门预算。` },
      ],
      bonds: [is(wan, yuan)],
    }
  },
  p => {
    const number = p.draw.integer(110_000, 4_900_000)
    const [tons, wan] = [p.number(number, '吨'), p.figure(exact(number), '万吨', 4)]
    return say(t`${p.project()}全年处理污水${wan}（${tons}）。`, [is(wan, tons)])
  },
]
