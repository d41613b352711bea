import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, is, plus } from '../relation.ts'
import { type Cell, cell } from '../table.ts'
import type { Wording } from '../wordings/wording.ts'
import { type Piece, t, type Written } from '../writing.ts'
import { bareWan, bareYuan, cutAmount, type Print, someOf, sumsOf } from './draws.ts'
import { across, gridOf, paragraph, tabled, tableOf } from './parts.ts'

const NONE = '0.00'

type Sums = ReturnType<typeof sumsOf>

const cells = (...pieces: Piece[]): Cell[] => pieces.map(piece => cell(piece))

/** Rows of values with the sums of rows and columns. */
const matrix = (values: readonly (readonly Exact[])[], print: Print) => {
  const rows = values.map(row => row.map(value => print(value)))
  const columns = rows[0]!.map((_, c) => values.map(row => row[c]!))
  const down = columns.map(column => print(sumOf(column)))
  const level = values.map(row => print(sumOf(row)))
  const grand = print(sumOf(values.flat()))
  return {
    rows,
    down,
    level,
    grand,
    downBonds: down.map((total, c) => is(total, plus(...rows.map(row => row[c]!)))),
    levelBonds: level.map((total, r) => is(total, plus(...rows[r]!))),
    corner: [is(grand, plus(...level)), is(grand, plus(...down))],
  }
}

/** Budget and outturn of 三公: the vehicle costs are a sum within the sum. */
const official = (p: Pen, print: Print) => {
  const [abroad, buy, run, receive] = p.parts(4, 2, 60)
  const cars = sumsOf([buy!, run!], print)
  const [a, d] = [print(abroad!), print(receive!)]
  const total = print(sumOf([abroad!, buy!, run!, receive!]))
  return { a, cars, d, total, bonds: [cars.bond, is(total, plus(a, cars.total, d))] }
}

const sides = (p: Pen) => {
  const income = p.parts(3, 60, 2600)
  const [kept, start] = p.parts(2, 4, 300)
  const whole = sumOf([...income, kept!, start!])
  const spending = cutAmount(p, whole, 5)
  return { income, kept: kept!, start: start!, whole, spending }
}

const TOWNS = ['河口镇', '桥头镇', '马家店乡', '白云街道', '上坪乡', '清溪镇', '东风街道']

export const tableTotalWordings: readonly Wording[] = [
  p => {
    const print = bareWan(p)
    const x = sides(p)
    const income = sumsOf(x.income, print)
    const spent = sumsOf(x.spending.slice(0, 4), print)
    const [kept, start, left] = [x.kept, x.start, x.spending[4]!].map(print)
    const [all, also] = [print(x.whole), print(x.whole)]
    const [a, b, c] = income.parts
    const [e, f, g, h] = spent.parts
    return tabled(
      [
        ['项目', '行次', '决算数', '项目', '行次', '决算数'],
        ['一、一般公共预算财政拨款收入', '1', a!, '一、一般公共服务支出', '31', e!],
        ['二、政府性基金预算财政拨款收入', '2', NONE, '二、公共安全支出', '32', NONE],
        ['三、事业收入', '3', b!, '三、社会保障和就业支出', '33', f!],
        ['四、经营收入', '4', NONE, '四、卫生健康支出', '34', g!],
        ['五、其他收入', '5', c!, '五、住房保障支出', '35', h!],
        ['本年收入合计', '6', income.total, '本年支出合计', '36', spent.total],
        ['使用非财政拨款结余', '7', kept!, '结余分配', '37', NONE],
        ['年初结转和结余', '8', start!, '年末结转和结余', '38', left!],
        ['总计', '9', all, '总计', '39', also],
      ],
      [
        income.bond,
        spent.bond,
        is(all, plus(income.total, kept!, start!)),
        is(also, plus(spent.total, left!)),
        is(also, all),
      ],
      '收入支出决算总表（单位：万元）',
    )
  },
  p => {
    const print = bareWan(p)
    const [plan, done] = [official(p, print), official(p, print)]
    const data = (x: typeof plan): Piece[] => [
      x.total,
      x.a,
      x.cars.total,
      x.cars.parts[0]!,
      x.cars.parts[1]!,
      x.d,
    ]
    const head = (): (Cell | null)[] => [
      cell('合计', 2),
      cell('因公出国（境）费', 2),
      ...across('公务用车购置及运行维护费', 3),
      cell('公务接待费', 2),
    ]
    const sub = (): (Cell | null)[] => [
      null,
      null,
      ...cells('小计', '公务用车购置费', '公务用车运行维护费'),
      null,
    ]
    return {
      parts: [
        paragraph('“三公”经费支出决算表'),
        tableOf([
          [...across('单位：万元', 12)],
          [...across('预算数', 6), ...across('决算数', 6)],
          [...head(), ...head()],
          [...sub(), ...sub()],
          cells(...data(plan), ...data(done)),
        ]),
      ],
      bonds: [...plan.bonds, ...done.bonds],
    }
  },
  p => {
    const print = bareWan(p)
    const [plan, done] = [official(p, print), official(p, print)]
    const both = (of: (x: typeof plan) => Written): Piece[] => [of(plan), of(done)]
    return tabled(
      [
        ['项目', '行次', '预算数', '决算数'],
        ['一、“三公”经费支出', '1', '', ''],
        ['（一）支出合计', '2', ...both(x => x.total)],
        ['1.因公出国（境）费', '3', ...both(x => x.a)],
        ['2.公务用车购置及运行维护费', '4', ...both(x => x.cars.total)],
        ['（1）公务用车购置费', '5', ...both(x => x.cars.parts[0]!)],
        ['（2）公务用车运行维护费', '6', ...both(x => x.cars.parts[1]!)],
        ['3.公务接待费', '7', ...both(x => x.d)],
      ],
      [...plan.bonds, ...done.bonds],
    )
  },
  p => {
    const number = p.draw.integer(4, 7)
    const x = sumsOf(
      Array.from({ length: number }, () => exact(p.draw.integer(2, 60) * 50_000)),
      v => p.bare(v, '万元', 0),
    )
    const works = ['渠道修复', '河堤加固', '水圳清淤', '泵站更新', '护岸修复', '塘坝整治', '闸门改造']
    return {
      parts: [
        paragraph(t`${p.project()}资金安排表`),
        tableOf([
          [...across('单位：万元', 5)],
          cells('序号', '乡镇名称', '项目名称', '金额', '备注'),
          ...x.parts.map((part, i) =>
            cells(
              `${i + 1}`,
              TOWNS[i]!,
              `${TOWNS[i]!}${works[i]!}工程`,
              part,
              i === 1 ? '含上年结转3万元' : '',
            ),
          ),
          [...across('合计', 3), ...cells(x.total, '')],
        ]),
      ],
      bonds: [x.bond],
    }
  },
  p => {
    const print = bareWan(p)
    const x = sumsOf(p.parts(2, 20, 1800), print)
    return {
      parts: [
        tableOf([
          [cell('项目名称'), ...across(p.project(), 3)],
          [cell('主管部门'), ...across(p.body(), 3)],
          [cell('资金情况（万元）', 3), ...across('年度资金总额', 2), cell(x.total)],
          [null, ...across('其中：财政拨款', 2), cell(x.parts[0]!)],
          [null, ...across('其他资金', 2), cell(x.parts[1]!)],
          [cell('总体目标'), ...across('保质保量完成年度工作任务，群众满意', 3)],
        ]),
      ],
      bonds: [x.bond],
    }
  },
  p => {
    const levels = ['学前教育', '小学', '初中', '普通高中', '特殊教育']
    const rows = levels.map((_, i) => {
      const schools = p.draw.integer(2, 90)
      const classes = schools * p.draw.integer(4, 18)
      const pupils = classes * p.draw.integer(22, 44)
      return [schools, classes, pupils, Math.ceil(pupils / p.draw.integer(9, 19)) + i].map(n => exact(n))
    })
    const x = matrix(rows, v => p.number(v, ''))
    return tabled(
      [
        ['类别', '学校数（所）', '班级数（个）', '在校学生数（人）', '专任教师数（人）'],
        ...x.rows.map((row, i) => [levels[i]!, ...row]),
        ['总计', ...x.down],
      ],
      x.downBonds,
      '全区基础教育基本情况表',
    )
  },
  p => {
    const rows = Array.from({ length: 12 }, () => [exact(p.draw.integer(200, 9000)), p.amount(1, 40)])
    const visits = sumsOf(
      rows.map(row => row[0]!),
      v => p.number(v, ''),
    )
    const money = sumsOf(
      rows.map(row => row[1]!),
      bareYuan(p),
    )
    return tabled(
      [
        ['月份', '接待人次', '门票收入（元）'],
        ...rows.map((_, i) => [`${i + 1}月`, visits.parts[i]!, money.parts[i]!]),
        ['合计', visits.total, money.total],
      ],
      [visits.bond, money.bond],
      '',
    )
  },
  p => {
    const print = bareWan(p)
    const values = [p.parts(3, 60, 900), p.parts(2, 4, 90), p.parts(5, 2, 60), p.parts(2, 2, 40)]
    const [pay, aid, goods, capital] = values.map(v => sumsOf(v, print)) as [Sums, Sums, Sums, Sums]
    const [staff, office] = [print(sumOf(values.slice(0, 2).flat())), print(sumOf(values.slice(2).flat()))]
    return tabled(
      [
        ['人员经费', '', '', '公用经费', '', ''],
        ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
        ['301', '工资福利支出', pay.total, '302', '商品和服务支出', goods.total],
        ['30101', '基本工资', pay.parts[0]!, '30201', '办公费', goods.parts[0]!],
        ['30102', '津贴补贴', pay.parts[1]!, '30205', '水费', goods.parts[1]!],
        ['30107', '绩效工资', pay.parts[2]!, '30206', '电费', goods.parts[2]!],
        ['303', '对个人和家庭的补助', aid.total, '30211', '差旅费', goods.parts[3]!],
        ['30302', '退休费', aid.parts[0]!, '30213', '维修（护）费', goods.parts[4]!],
        ['30305', '生活补助', aid.parts[1]!, '310', '资本性支出', capital.total],
        ['', '', '', '31002', '办公设备购置', capital.parts[0]!],
        ['', '', '', '31007', '信息网络及软件购置更新', capital.parts[1]!],
        ['人员经费合计', '', staff, '公用经费合计', '', office],
      ],
      [
        pay.bond,
        aid.bond,
        goods.bond,
        capital.bond,
        is(staff, plus(pay.total, aid.total)),
        is(office, plus(goods.total, capital.total)),
      ],
      '一般公共预算财政拨款基本支出决算明细表 单位：万元',
    )
  },
  p => {
    const print = bareWan(p)
    const x = matrix(
      Array.from({ length: p.draw.integer(3, 4) }, () => p.parts(4, 5, 600)),
      print,
    )
    return {
      parts: [
        paragraph('资金来源构成表（单位：万元）'),
        tableOf([
          [cell('序号', 2), cell('项目名称', 2), ...across('资金来源', 5)],
          [null, null, ...cells('合计', '中央', '省级', '市级', '县级')],
          ...x.rows.map((row, i) => cells(`${i + 1}`, p.project(), x.level[i]!, ...row)),
          [...across('总计', 2), ...cells(x.grand, ...x.down)],
        ]),
      ],
      bonds: [...x.downBonds, ...x.levelBonds, ...x.corner],
    }
  },
  p => {
    const names = ['办公费', '印刷费', '差旅费', '劳务费', '租赁费', '培训费']
    const number = p.draw.integer(4, 6)
    const x = sumsOf(p.parts(number, 1, 60), bareYuan(p))
    return {
      parts: [
        paragraph(t`${p.project()}支出情况（单位：元）`),
        gridOf([
          ['支出内容', ...names.slice(0, number), '合计'],
          ['支出金额', ...x.parts, x.total],
        ]),
      ],
      bonds: [x.bond],
    }
  },
  p => {
    const print = bareWan(p)
    const [a, b, c] = p.parts(3, 60, 1900)
    const x = sumsOf([a!, b!, c!], print)
    const inside = print(b!.mul(exact(p.draw.integer(2, 7))).div(exact(10)))
    return tabled(
      [
        ['支出项目', '金额'],
        ['人员类项目', x.parts[0]!],
        ['运转类项目', x.parts[1]!],
        ['其中：公用经费', inside],
        ['特定目标类项目', x.parts[2]!],
        ['支出合计', x.total],
      ],
      [x.bond],
    )
  },
  p => {
    const rows = Array.from({ length: p.draw.integer(3, 5) }, () => {
      const all = p.draw.integer(60, 900)
      const late = someOf(p, all, 1, 9)
      const open = someOf(p, all, 1, 6)
      return [all - late - open, late, open].map(n => exact(n))
    })
    const x = matrix(rows, v => p.number(v, ''))
    const names = ['住建局', '公安局', '城管局', '卫健委', '教体局']
    return {
      parts: [
        paragraph('热线工单办理情况统计表'),
        tableOf([
          [cell('序号', 2), cell('承办单位', 2), cell('派单总数（件）', 2), ...across('办理情况（件）', 3)],
          [null, null, null, ...cells('按时办结数', '超时办结数', '未办结数')],
          ...x.rows.map((row, i) => cells(`${i + 1}`, names[i]!, x.level[i]!, ...row)),
          [...across('合计', 2), ...cells(x.grand, ...x.down)],
        ]),
      ],
      bonds: [...x.downBonds, ...x.levelBonds, ...x.corner] satisfies Bond[],
    }
  },
]
