import type { DocumentResult } from '@heshu/shared/model/output.ts'

export type Verifier = {
  readonly verify: (file: string) => Promise<DocumentResult>
  readonly close: () => Promise<void>
}

// Far above what the largest reports need, far below what would trouble an office machine for long.
const MEMORY_MB = 1024
const DEADLINE_MS = 120_000

/** Verifies files in child processes, `size` at once. */
export const openVerifier = async (size: number, timing: boolean): Promise<Verifier> => {
  const { createPool } = await import('@heshu/workers/pool/pool.ts')
  const pool = createPool({ size, memoryMb: MEMORY_MB, deadlineMs: DEADLINE_MS })
  return { verify: file => pool.verify(file, { timing }), close: pool.close }
}
