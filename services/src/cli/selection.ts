import type { Selection } from '@heshu/shared/store/results.ts'

export type SelectionOptions = {
  readonly issuer?: string
  readonly year?: number
  readonly rubric?: string
}

export const selectionOf = ({ issuer, year, rubric }: SelectionOptions): Selection => ({
  ...(issuer !== undefined && { issuer }),
  ...(year !== undefined && { year }),
  ...(rubric !== undefined && { rubric }),
})

/** For people: 全部, or what is selected. */
export const sayWhat = ({ issuer, year, rubric }: Selection): string =>
  [
    ...(issuer === undefined ? [] : [`单位含“${issuer}”`]),
    ...(year === undefined ? [] : [`${year} 年度`]),
    ...(rubric === undefined ? [] : [`评分规则包 ${rubric}`]),
  ].join('、') || '全部报告'
