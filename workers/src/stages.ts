import { createHash } from 'node:crypto'

/**
 * The version of each stage: raised with every change that gives any report another output. What was made by another
 * version is not used again, and its reports are verified again from that stage on. In the store, 0 is a stage that was
 * not reached.
 */
export const STAGE_VERSIONS = { parse: 1, extract: 2, verify: 2, report: 2 } as const

export type Stage = keyof typeof STAGE_VERSIONS
/** The stages that make a result; `report` makes pages from it when they are asked for. */
export const RESULT_STAGES = ['parse', 'extract', 'verify'] as const
export type ResultStage = (typeof RESULT_STAGES)[number]

/** What a stage of a run did: its output made, or found made already. */
export type StageOutcome = {
  readonly stage: ResultStage
  readonly version: number
  readonly outcome: 'made' | 'kept' | 'refused'
  readonly ms: number
}

export const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}
