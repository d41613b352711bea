import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Keeps compiled code between runs beside the installed packages (a folder that others cannot write to, unlike the system's
 * temporary one). Call it before importing what is large. Where the folder cannot be written, nothing is kept.
 */
export const keepCompiledCode = (): void => {
  enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/heshu', import.meta.url)))
}
