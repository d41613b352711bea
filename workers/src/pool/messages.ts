import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { VerifyOptions } from '../pipeline.ts'

/** One file for a child to verify; the result calls it `name`. */
export type Task = { readonly file: string; readonly name: string; readonly options: VerifyOptions }

/**
 * What a child says. `ready`: it has loaded the pipeline. `trouble`: the machine, not the file, is at fault (code of the
 * system error). `failed`: the program threw on this file.
 */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: DocumentResult }
  | { readonly kind: 'trouble'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
