import type { Location } from '@heshu/shared/model/location.ts'

/** Where something stands, in words a person can go by; rows, columns and paragraphs count from 1. */
export const placeInChinese = (at: Location): string => {
  const base = at.on === 'page' ? `第 ${at.page} 页` : `第 ${at.block + 1} 段`
  return at.cell ? `${base}，表格 ${at.cell.row + 1} 行 ${at.cell.column + 1} 列` : base
}

export const placeInEnglish = (at: Location): string => {
  const base = at.on === 'page' ? `p. ${at.page}` : `para. ${at.block + 1}`
  return at.cell ? `${base}, table row ${at.cell.row + 1} col. ${at.cell.column + 1}` : base
}
