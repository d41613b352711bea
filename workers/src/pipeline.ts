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
  const note = (stage: StageOutcome['stage'], outcome: StageOutcome['outcome']): void => {
    const now = performance.now()
    stages.push({ stage, version: STAGE_VERSIONS[stage], outcome, ms: Math.round(now - started) })
    started = now
  }
  /** Kept bytes that do not read any more (cut short by a loss of power) are made again. */
  const readKept = async <Value>(
    stage: ArtifactStage,
    input: string,
    unpack: (bytes: Uint8Array) => Value,
  ): Promise<{ readonly value: Value; readonly bytes: Uint8Array } | null> => {
    const kept = await artifacts.find(stage, input)
    try {
      return kept && { value: unpack(kept), bytes: kept }
    } catch {
      return null
    }
  }

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // The name decides whether bytes without a signature may be text.
  const parseInput = hashOf(sha256, extensionFormat(file))
  let parsed = await readKept('parse', parseInput, unpackDocument)
  if (parsed) note('parse', 'kept')
  else {
    const read = await readReport(bytes, file)
    if (read.outcome === 'refused') {
      note('parse', 'refused')
      const result = refusedResult(file, sha256, await formatOf(bytes, file), read.refusal)
      return { stages, key: null, pack: null, result }
    }
    const packed = packDocument(read.document)
    artifacts.keep('parse', parseInput, packed)
    parsed = { value: read.document, bytes: packed }
    note('parse', 'made')
  }
  const document = parsed.value

  const extractInput = hashOf(parsed.bytes)
  let extracted = await readKept('extract', extractInput, kept => unpackExtraction(kept, document))
  if (extracted) note('extract', 'kept')
  else {
    const extraction = extract(document)
    const packed = packExtraction(extraction, document)
    artifacts.keep('extract', extractInput, packed)
    extracted = { value: extraction, bytes: packed }
    note('extract', 'made')
  }

  const pack = packFor(extracted.value.identity, options.rubrics)
  const key = hashOf(parsed.bytes, extracted.bytes, `${STAGE_VERSIONS.verify}`, pack ?? '', file)
  const result = key === knownKey ? null : await resultOf(file, sha256, document, extracted.value, options)
  note('verify', result ? 'made' : 'kept')
  return { stages, key, pack, result }
}
