import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { RunResult } from '@heshu/shared/store/runs.ts'
import type { ArtifactStage, VerifyOptions } from '../pipeline.ts'

/**
 * One file for a child to verify; the result calls it `name`. `verify` gives the whole result, `stages` what the store wants
 * of a run: what each stage made is handed out on the way, and the result comes as packed text.
 */
export type Task = {
  readonly kind: 'verify' | 'stages'
  readonly file: string
  readonly name: string
  readonly options: VerifyOptions
  /** The key of the result that is known already. */
  readonly knownKey?: string | null
}

/** The answer to `find`. */
export type Found = { readonly kind: 'found'; readonly bytes: Uint8Array | null }

/**
 * What a child says. `ready`: it has loaded the pipeline. `find`, `keep`: it asks for an artifact, or has made one. `trouble`:
 * the machine, not the file, is at fault (code of the system error). `failed`: the program threw on this file.
 */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'find'; readonly stage: ArtifactStage; readonly input: string }
  | {
      readonly kind: 'keep'
      readonly stage: ArtifactStage
      readonly input: string
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'result'; readonly result: DocumentResult }
  | { readonly kind: 'staged'; readonly result: RunResult }
  | { readonly kind: 'trouble'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
