#!/usr/bin/env node
// Plain JavaScript: a first file in TypeScript makes Node load its type stripper, 50 ms at every start. With the cache of
// compiled code nothing after it needs stripping either. It lies beside the installed packages, where no other user can
// write; where it cannot be written, nothing is kept.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/heshu', import.meta.url)))
await import('./program.ts')
