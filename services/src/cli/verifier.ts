import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { RubricOptions } from '@heshu/workers/find-rubric.ts'
import { createPool } from '@heshu/workers/pool/pool.ts'
import { READER_LIMITS } from '@heshu/workers/reader-limits.ts'

export type Verifier = {
  readonly verify: (file: string, rubrics: RubricOptions) => Promise<DocumentResult>
  readonly close: () => Promise<void>
}

/** Verifies files in child processes, `size` at once; the first of them starts at once, while the files are still looked for. */
export const openVerifier = (size: number, timing: boolean): Verifier => {
  const pool = createPool({ size, ...READER_LIMITS })
  pool.warm()
  return { verify: (file, rubrics) => pool.verify(file, { timing, rubrics }), close: pool.close }
}
