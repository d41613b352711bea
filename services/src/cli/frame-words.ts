import type { Location } from '@heshu/shared/model/location.ts'
import type { Severity, UncheckableReason } from '@heshu/shared/model/output.ts'
import { placeInChinese, placeInEnglish } from '@heshu/workers/report/place.ts'
import { SEVERITY_WORDS } from '@heshu/workers/report/words.ts'
import type { Language } from './languages.ts'

/** What the terminal says around the findings. The findings themselves are Chinese, as the reports are. */
export type FrameWords = {
  readonly comma: string
  readonly semicolon: string
  readonly colon: string
  readonly brackets: (text: string) => string
  readonly file: string
  readonly pages: (count: number) => string
  readonly claimed: string
  readonly recomputed: string
  readonly grades: string
  readonly notStated: string
  readonly disagreeing: (count: number) => string
  readonly open: (count: number) => string
  readonly nothingFound: string
  readonly refused: string
  readonly columns: readonly [string, string, string, string, string]
  readonly formula: string
  readonly openMark: string
  readonly severities: Readonly<Record<Severity, string>>
  readonly place: (at: Location) => string
  readonly culprit: string
  /** Parts the culprit from other likely ones. */
  readonly or: string
  readonly checks: (all: number, agrees: number, disagrees: number, open: number) => string
  readonly figures: (all: number, checked: number, unchecked: number) => string
  readonly reasons: Readonly<Record<UncheckableReason, string>>
  readonly timing: (readMs: number, totalMs: number) => string
  readonly batch: (files: number, withFindings: number, refused: number) => string
  readonly written: (folder: string) => string
  readonly progress: (done: number, total: number) => string
  readonly linkSkipped: (path: string) => string
}

const zh: FrameWords = {
  comma: '，',
  semicolon: '；',
  colon: '：',
  brackets: text => `（${text}）`,
  file: '文件',
  pages: count => `${count} 页`,
  claimed: '自评',
  recomputed: '复算',
  grades: '可能的等级',
  notStated: '未载明',
  disagreeing: count => `不符 ${count} 处`,
  open: count => `待核 ${count} 处`,
  nothingFound: '没有发现不符之处。',
  refused: '未能复核',
  columns: ['严重程度', '位置', '所述事项', '报告所述', '应为'],
  formula: '算式',
  openMark: '待核',
  severities: SEVERITY_WORDS,
  place: placeInChinese,
  culprit: '最可能的症结',
  or: '，或',
  checks: (all, agrees, disagrees, open) => `核对 ${all} 项：相符 ${agrees}，不符 ${disagrees}，待核 ${open}`,
  figures: (all, checked, unchecked) => `数字 ${all} 个，已核 ${checked} 个，未核 ${unchecked} 个`,
  reasons: {
    'stands-alone': '单独出现',
    'no-base': '缺少基数',
    qualitative: '定性表述',
    'date-or-number': '日期或编号',
    approximate: '约数',
    doubtful: '识读存疑',
    criterion: '评分标准中的数字',
  },
  timing: (readMs, totalMs) => `读取 ${readMs} 毫秒，共 ${totalMs} 毫秒`,
  batch: (files, withFindings, refused) =>
    `共 ${files} 份：有不符 ${withFindings} 份，无不符 ${files - withFindings - refused} 份，未复核 ${refused} 份`,
  written: folder => `结果已写入 ${folder}`,
  progress: (done, total) => `已核 ${done}/${total} 份`,
  linkSkipped: path => `略过链接：${path}`,
}

const en: FrameWords = {
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
  brackets: text => ` (${text})`,
  file: 'File',
  pages: count => (count === 1 ? '1 page' : `${count} pages`),
  claimed: 'Claimed',
  recomputed: 'Recomputed',
  grades: 'Possible grades',
  notStated: 'not stated',
  disagreeing: count => `Disagreeing: ${count}`,
  open: count => `Open: ${count}`,
  nothingFound: 'Nothing disagrees.',
  refused: 'Not verified',
  columns: ['Severity', 'Place', 'Measures', 'Stated', 'Expected'],
  formula: 'Formula',
  openMark: 'open',
  severities: {
    grade: 'grade',
    score: 'score',
    figure: 'figure',
    rounding: 'rounding',
    notice: 'notice',
  },
  place: placeInEnglish,
  culprit: 'Likely culprit',
  or: ' or ',
  checks: (all, agrees, disagrees, open) =>
    `${all} checked: ${agrees} agree, ${disagrees} disagree, ${open} open`,
  figures: (all, checked, unchecked) => `${all} figures: ${checked} checked, ${unchecked} not`,
  reasons: {
    'stands-alone': 'stand alone',
    'no-base': 'no base',
    qualitative: 'qualitative',
    'date-or-number': 'date or number',
    approximate: 'approximate',
    doubtful: 'doubtful reading',
    criterion: 'part of the criteria',
  },
  timing: (readMs, totalMs) => `read in ${readMs} ms, ${totalMs} ms in all`,
  batch: (files, withFindings, refused) =>
    `${files} files: ${withFindings} with findings, ${files - withFindings - refused} without, ${refused} not verified`,
  written: folder => `Results written to ${folder}`,
  progress: (done, total) => `${done}/${total} verified`,
  linkSkipped: path => `Link skipped: ${path}`,
}

export const FRAME_WORDS: Readonly<Record<Language, FrameWords>> = { zh, en }
