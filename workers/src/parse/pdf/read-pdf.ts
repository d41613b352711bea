import type { Passage } from '@heshu/shared/model/passage.ts'
import type { Block, Note, ReadOutcome, Refusal, Table } from '@heshu/shared/model/report-document.ts'
import { headingLevel } from '../heading.ts'
import { type Fragment, joinFragments } from '../table/join-fragments.ts'
import { isContinuationCaption } from '../table/repeated-header.ts'
import { dropFurniture, isContentsLine } from './furniture.ts'
import { type OpenedPdf, openPdf } from './open-pdf.ts'
import { layOutPage, type PageContent } from './page-content.ts'
import { goesOnOverPageEnd } from './page-end.ts'
import { readMarks } from './page-marks.ts'
import { type FlowLine, linesToBlocks, textEnds, textStyle } from './paragraphs.ts'
import type { Line } from './text-line.ts'
import { isTitle } from './title.ts'

const MOST_PAGES = 1000
/** More than any page of a report holds by far; a page that has them is made to harm. */
const MOST_SIGNS = 100_000

const refuse = (code: Refusal['code'], message: string): ReadOutcome => ({
  outcome: 'refused',
  refusal: { code, message },
})

type PagesRead = {
  readonly pages: PageContent[]
  readonly signs: number[]
  readonly unreadable: number[]
  readonly slanted: number[]
  readonly failed: number[]
}

/** U+FFFD and the private use area: the font does not say which sign it draws. F0xx are the bullets of symbol fonts. */
const UNREADABLE = /[\uFFFD\uE000-\uEFFF\uF100-\uF8FF]/

const readPages = async ({ library, document }: OpenedPdf): Promise<PagesRead> => {
  const read: PagesRead = { pages: [], signs: [], unreadable: [], slanted: [], failed: [] }
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number)
      const list = await page.getOperatorList({ annotationMode: library.AnnotationMode.DISABLE })
      const view = page.getViewport({ scale: 1 })
      const fontOf = (name: string) => (page.commonObjs.has(name) ? page.commonObjs.get(name) : null)
      const base = view.transform as unknown as Parameters<typeof readMarks>[1]
      const marks = readMarks(list, base, fontOf, library.OPS)
      page.cleanup()
      if (marks.glyphs.length > MOST_SIGNS) throw new RangeError('too many signs')
      read.pages.push(layOutPage(marks, number, view.width, view.height))
      read.signs.push(marks.glyphs.filter(glyph => glyph.text.trim() !== '').length)
      read.slanted.push(marks.slanted)
      read.unreadable.push(marks.glyphs.filter(glyph => UNREADABLE.test(glyph.text)).length)
    } catch {
      read.failed.push(number)
    }
  }
  return read
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const listed = (pages: readonly number[]): string =>
  pages.length > 10 ? `${pages.slice(0, 10).join('、')}等${pages.length}` : pages.join('、')

const notesOn = ({ pages, signs, unreadable, slanted, failed }: PagesRead): Note[] => {
  const pick = (test: (index: number) => boolean) =>
    pages.filter((_, index) => test(index)).map(page => page.number)
  const blank = pick(index => signs[index] === 0)
  const watermarked = pick(index => slanted[index]! > 0)
  const garbled = pick(index => unreadable[index]! > 0)
  return [
    failed.length > 0 && `第${listed(failed)}页已损坏，未能读取，这些页上的内容没有核对。`,
    blank.length > 0 && `第${listed(blank)}页没有文字层（空白页或扫描图片），其中若有内容则没有核对。`,
    watermarked.length > 0 && `第${listed(watermarked)}页有斜排的文字（水印或印章），没有读入。`,
    garbled.length > 0 && `第${listed(garbled)}页有字符未能识别（字体缺少编码），请对照原件。`,
  ]
    .filter(message => message !== false)
    .map(message => ({ message, at: null }))
}

type Flow = { readonly lines: FlowLine[] } | { readonly fragments: Fragment[] }

/** Running text and tables in reading order; a table that goes on over pages once. */
const flowOf = (pages: readonly PageContent[]): Flow[] => {
  const shape = (page: PageContent) => page.bounds.map(Math.round).join()
  const ends = new Map<string, ReturnType<typeof textEnds>>()
  for (const page of pages) {
    const alike = () => pages.filter(other => shape(other) === shape(page)).flatMap(other => other.lines)
    if (!ends.has(shape(page))) ends.set(shape(page), textEnds(alike(), page.bounds))
  }
  const flow: Flow[] = []
  for (const page of pages) {
    const { left, right } = ends.get(shape(page))!
    const items: { top: number; line?: Line; fragment?: Fragment }[] = [
      ...page.lines.map(line => ({ top: line.box[1], line })),
      ...page.tables.map(({ fragment, box }) => ({ top: box[1], fragment })),
    ]
    items.sort((a, b) => a.top - b.top)
    let goesOn = true
    items.forEach(({ line, fragment }, index) => {
      const last = flow.at(-1)
      if (
        line &&
        last &&
        'fragments' in last &&
        items[index + 1]?.fragment &&
        isContinuationCaption(line.text)
      ) {
        goesOn = true
        return
      }
      if (line) {
        const item = { line, page: page.number, onPage: page.onPage, left, right }
        if (last && 'lines' in last) last.lines.push(item)
        else flow.push({ lines: [item] })
      } else if (fragment) {
        const before = last && 'fragments' in last ? last : undefined
        if (before && goesOn && goesOnOverPageEnd(before.fragments, fragment)) before.fragments.push(fragment)
        else flow.push({ fragments: [fragment] })
      }
      goesOn = false
    })
  }
  return flow
}

const blocksOf = (pages: readonly PageContent[]): Block[] => {
  const flow = flowOf(pages)
  const style = textStyle(flow.flatMap(part => ('lines' in part ? part.lines : [])))
  const blocks: Block[] = []
  for (const part of flow) {
    if ('fragments' in part) {
      const table: Table = joinFragments(part.fragments, blocks.length)
      blocks.push(table)
      continue
    }
    const lines = part.lines.filter(({ line }) => !isContentsLine(line.text))
    for (const block of linesToBlocks(lines, style)) {
      const passage: Passage = { text: block.text, runs: block.runs, block: blocks.length }
      const level = headingLevel(block.text) ?? (isTitle(block, blocks, style) ? 0 : null)
      blocks.push(level === null ? { kind: 'paragraph', passage } : { kind: 'heading', level, passage })
    }
  }
  return blocks
}

/**
 * Reads a PDF with a text layer: headings, paragraphs and ruled tables in reading order, every part with its page and box.
 * Refuses (never throws on the bytes' account) what is encrypted, damaged, empty, of too many pages or without readable text.
 */
export const readPdf = async (bytes: Uint8Array): Promise<ReadOutcome> => {
  const opened = await openPdf(bytes)
  if ('code' in opened) return { outcome: 'refused', refusal: opened }
  const count = opened.document.numPages
  if (count > MOST_PAGES) {
    await opened.close()
    return refuse('too-large', `文件共${count}页，超过${MOST_PAGES}页的上限。请拆分后分别提交。`)
  }
  const read = await readPages(opened).finally(opened.close)
  if (read.pages.length === 0)
    return refuse('damaged', '文件的所有页面都已损坏，无法读取。请重新导出或重新下载后再提交。')
  const signs = sum(read.signs)
  if (signs === 0)
    return refuse(
      'unsupported',
      '文件是扫描件，没有文字层，本版本尚不能识别图片中的文字（OCR）。请提交可复制文字的PDF或Word文件。',
    )
  if (sum(read.unreadable) > 0.3 * signs)
    return refuse(
      'unsupported',
      '文件的字体缺少编码，文字无法正确提取。请从原始文档重新导出PDF，或提交Word文件。',
    )
  const blocks = blocksOf(dropFurniture(read.pages))
  return {
    outcome: 'read',
    document: { format: 'pdf', pages: count, blocks, notes: notesOn(read) },
  }
}
