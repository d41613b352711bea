import type { Extraction } from '../model/extraction.ts'
import type { Passage } from '../model/passage.ts'
import type { ReportDocument } from '../model/report-document.ts'
import { readGraph, writeGraph } from './graph.ts'
import { packText, unpackText } from './pack.ts'

/** In the order of the blocks and cells: how an extraction refers to them. */
const passagesOf = (document: ReportDocument): Passage[] =>
  document.blocks.flatMap(block =>
    block.kind === 'table' ? block.cells.map(cell => cell.passage) : [block.passage],
  )

export const packDocument = (document: ReportDocument): Buffer => packText(writeGraph(document))

export const unpackDocument = (bytes: Uint8Array): ReportDocument =>
  readGraph(unpackText(bytes)) as ReportDocument

export const packExtraction = (extraction: Extraction, document: ReportDocument): Buffer =>
  packText(writeGraph(extraction, passagesOf(document)))

/** @param document the one that it was taken from, which may itself have been packed and unpacked. */
export const unpackExtraction = (bytes: Uint8Array, document: ReportDocument): Extraction =>
  readGraph(unpackText(bytes), passagesOf(document)) as Extraction
