/**
 * What one report may cost: far above what the largest need, far below what would trouble an office machine for long.
 * The same for `verify` and for the workers, so that both refuse the same reports.
 */
export const READER_LIMITS = { memoryMb: 1024, deadlineMs: 120_000 } as const
