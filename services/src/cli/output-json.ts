import type { DocumentResult } from '@heshu/shared/model/output.ts'

/** The public JSON in pieces, a line for each document: a batch of thousands does not fit into one string. */
export const jsonHead = (version: string): string => `{"heshu":${JSON.stringify(version)},"documents":[`
export const jsonDocument = (result: DocumentResult, isFirst: boolean): string =>
  `${isFirst ? '' : ','}\n${JSON.stringify(result)}`
export const JSON_TAIL = '\n]}\n'

/** The same for one document alone: byte for byte what `heshu verify --json` prints for it. */
export const jsonOf = (result: DocumentResult, version: string): string =>
  jsonHead(version) + jsonDocument(result, true) + JSON_TAIL
