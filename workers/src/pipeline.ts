import { createHash } from 'node:crypto'
import {
  packDocument,
  packExtraction,
  unpackDocument,
  unpackExtraction,
} from '@heshu/shared/artifact/report-artifacts.ts'
import type { Extraction } from '@heshu/shared/model/extraction.ts'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { extract } from './extract/extract.ts'
import { findRubric, packFor, type RubricOptions, wantsRubric } from './find-rubric.ts'
import { extensionFormat, formatOf, readReport } from './parse/read-report.ts'
import { refusedResult } from './refused-result.ts'
import { hashOf, STAGE_VERSIONS, type StageOutcome } from './stages.ts'
import { draftRubric } from './verify/rubric/draft-rubric.ts'
import { verify } from './verify/verify.ts'

/** `rubrics`: the pack asked for by its id, else null, and the folder of the user's own packs. */
export type VerifyOptions = {
  readonly timing?: boolean
  readonly rubrics?: RubricOptions
  /** Give a rubric pack drafted from the report's own score table with the result. */
  readonly draft?: boolean
}

/** The result of a document that has been read and whose figures are known. */
const resultOf = async (
  file: string,
  sha256: string,
  document: ReportDocument,
  extraction: Extraction,
  { rubrics, draft }: VerifyOptions,
): Promise<DocumentResult> => {
  const { rubric, note } = wantsRubric(extraction.scoreTables, rubrics)
    ? await findRubric(extraction.identity, rubrics)
    : { rubric: null, note: null }
  const { checks, indicators, score, figures } = verify(document, extraction, rubric)
  const checked = figures.filter(figure => figure.uncheckable === null).length
  return {
    file,
    sha256,
    format: document.format,
    pages: document.pages,
    status: 'verified',
    refusal: null,
    report: { ...extraction.identity },
    score,
    indicators,
    checks,
    notes: note ? [...document.notes, note] : [...document.notes],
    figures,
    coverage: { figures: figures.length, checked, uncheckable: figures.length - checked },
    ...(draft && { draft: draftRubric(extraction) }),
  }
}

/**
 * A report from its bytes to its result: bytes → document → figures and claims → checks. Never throws on what the bytes hold;
 * a file that cannot be used is a refused result. `file` is printed as given.
 */
export const verifyReport = async (
  bytes: Uint8Array,
  file: string,
  options: VerifyOptions = {},
): Promise<DocumentResult> => {
  const started = performance.now()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const read = await readReport(bytes, file)
  const readMs = performance.now() - started
  const result =
    read.outcome === 'refused'
      ? refusedResult(file, sha256, await formatOf(bytes, file), read.refusal)
      : await resultOf(file, sha256, read.document, extract(read.document), options)
  if (!options.timing) return result
  return {
    ...result,
    timing: { readMs: Math.round(readMs), totalMs: Math.round(performance.now() - started) },
  }
}

/** What earlier runs left, under the hash of a stage's input, and where to leave more. */
export type Artifacts = {
  readonly find: (stage: ArtifactStage, input: string) => Promise<Uint8Array | null>
  readonly keep: (stage: ArtifactStage, input: string, bytes: Uint8Array) => void
}
export type ArtifactStage = 'parse' | 'extract'

export type StagedResult = {
  readonly stages: readonly StageOutcome[]
  /** The hash of everything that the result follows from; null for a refusal. */
  readonly key: string | null
  /** The pack that is for the report, used or not, with the hash of its text. */
  readonly pack: string | null
  /** Null when it would be the one of `knownKey` again. */
  readonly result: DocumentResult | null
}

/** A document that was read faster than this is read again rather than kept: a text file takes a tenth of a millisecond. */
const WORTH_KEEPING_MS = 20

/**
 * The same as verifyReport, with what each stage makes kept, and nothing made again that is kept: a run that was broken off
 * goes on where it stopped, and one after a change begins at the first stage that changed.
 */
export const verifyInStages = async (
  bytes: Uint8Array,
  file: string,
  options: VerifyOptions,
  artifacts: Artifacts,
  knownKey: string | null = null,
): Promise<StagedResult> => {
  const stages: StageOutcome[] = []
  let started = performance.now()
  const note = (stage: StageOutcome['stage'], outcome: StageOutcome['outcome']): number => {
    const now = performance.now()
    const ms = now - started
    stages.push({ stage, version: STAGE_VERSIONS[stage], outcome, ms: Math.round(ms) })
    started = now
    return ms
  }
  /** Kept bytes that do not read any more (cut short by a loss of power) are made again. */
  const readKept = async <Value>(
    stage: ArtifactStage,
    input: string,
    unpack: (bytes: Uint8Array) => Value,
  ): Promise<Value | null> => {
    const kept = await artifacts.find(stage, input)
    try {
      return kept && unpack(kept)
    } catch {
      return null
    }
  }

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // The name decides whether bytes without a signature may be text.
  const parseInput = hashOf(sha256, extensionFormat(file))
  let document = await readKept('parse', parseInput, unpackDocument)
  if (document) note('parse', 'kept')
  else {
    const read = await readReport(bytes, file)
    if (read.outcome === 'refused') {
      note('parse', 'refused')
      const result = refusedResult(file, sha256, await formatOf(bytes, file), read.refusal)
      return { stages, key: null, pack: null, result }
    }
    document = read.document
    if (note('parse', 'made') >= WORTH_KEEPING_MS) artifacts.keep('parse', parseInput, packDocument(document))
  }

  const readBy = document
  const extractInput = hashOf(parseInput, `${STAGE_VERSIONS.parse}`)
  let extraction = await readKept('extract', extractInput, kept => unpackExtraction(kept, readBy))
  if (extraction) note('extract', 'kept')
  else {
    extraction = extract(document)
    artifacts.keep('extract', extractInput, packExtraction(extraction, document))
    note('extract', 'made')
  }

  const pack = packFor(extraction.identity, options.rubrics)
  const versions = `${STAGE_VERSIONS.extract} ${STAGE_VERSIONS.verify}`
  const key = hashOf(extractInput, versions, pack ?? '', file)
  const result = key === knownKey ? null : await resultOf(file, sha256, document, extraction, options)
  note('verify', result ? 'made' : 'kept')
  return { stages, key, pack, result }
}
