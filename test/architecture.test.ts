import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const WORKSPACES = ['shared', 'workers', 'services'] as const
/** Each stands on those before it. */
const STAGES = ['parse', 'extract', 'verify', 'report']

type Import = { readonly specifier: string; readonly target: string | null }
type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] }

const posix = (path: string) => path.split(sep).join('/')

/** Static imports, re-exports, import() and import types, with a literal specifier. */
const SPECIFIER =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.resolve\(\s*|\bnew URL\(\s*)(['"])([^'"\n]+)\1/g

/** The file an import leads to, from the root; null for packages. */
const targetOf = (path: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return posix(join(dirname(path), specifier))
  const inside = /^@heshu\/(\w+)\/(.*)$/.exec(specifier)
  return inside ? `${inside[1]}/src/${inside[2]}` : null
}

const importsOf = (path: string, text: string): Import[] =>
  [...text.matchAll(SPECIFIER)].map(([, , specifier = '']) => ({
    specifier,
    target: targetOf(path, specifier),
  }))

const readSource = (path: string): Source => {
  const text = readFileSync(join(ROOT, path), 'utf8')
  return { path, text, imports: importsOf(path, text) }
}

const sources = WORKSPACES.flatMap(workspace =>
  readdirSync(join(ROOT, workspace, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.m?[jt]s$/.test(entry.name))
    .map(entry => readSource(posix(relative(ROOT, join(entry.parentPath, entry.name))))),
)
const programs = sources.filter(source => !source.path.includes('.test.'))

const workspaceOf = (path: string) => WORKSPACES.findIndex(workspace => path.startsWith(`${workspace}/`))
const stageOf = (path: string) => STAGES.find(stage => path.startsWith(`workers/src/${stage}/`)) ?? null

const upwardImports = (source: Source) =>
  source.imports
    .filter(({ target }) => target !== null && workspaceOf(target) > workspaceOf(source.path))
    .map(({ specifier }) => `${source.path} → ${specifier}`)

const foreignStages = (source: Source) => {
  const stage = stageOf(source.path)
  if (stage === null) return []
  return source.imports
    .filter(({ target }) => target !== null && (stageOf(target) ?? stage) !== stage)
    .map(({ specifier }) => `${source.path} → ${specifier}`)
}

const source = (path: string, text: string): Source => ({ path, text, imports: importsOf(path, text) })

describe('the rules themselves see what they forbid', () => {
  it('an import of a higher workspace, in each of its forms', () => {
    for (const text of [
      "import { a } from '@heshu/workers/a.ts'",
      "export { a } from '@heshu/workers/a.ts'",
      "const a = await import('@heshu/workers/a.ts')",
      "type A = import('../../../workers/src/a.ts').A",
      "import '../../../services/src/a.ts'",
    ])
      expect(upwardImports(source('shared/src/x/y.ts', text)), text).toHaveLength(1)
  })

  it('an import of another stage, but not of its own or of the ground', () => {
    const of = (text: string) => foreignStages(source('workers/src/verify/checks/sum.ts', text))
    expect(of("import { a } from '../../extract/a.ts'")).toHaveLength(1)
    expect(of("import type { A } from '@heshu/workers/parse/a.ts'")).toHaveLength(1)
    expect(of("import { a } from '../scoring/a.ts'")).toEqual([])
    expect(of("import { a } from '@heshu/shared/model/figure.ts'")).toEqual([])
  })

  it('there is something to look at', () => {
    for (const workspace of WORKSPACES)
      expect(programs.filter(({ path }) => path.startsWith(`${workspace}/`)).length).toBeGreaterThan(3)
    for (const stage of STAGES)
      expect(
        programs.some(({ path }) => stageOf(path) === stage),
        stage,
      ).toBe(true)
  })
})

describe('the architecture', () => {
  it('shared ← workers ← services: nothing is imported from a workspace above', () => {
    expect(sources.flatMap(upwardImports)).toEqual([])
  })

  it('a stage never imports another stage', () => {
    expect(sources.flatMap(foreignStages)).toEqual([])
  })

  it('only the pipeline joins the stages', () => {
    const joining = programs.filter(
      ({ path, imports }) =>
        stageOf(path) === null &&
        path.startsWith('workers/') &&
        new Set(imports.map(({ target }) => target && stageOf(target)).filter(Boolean)).size > 1,
    )
    expect(joining.map(({ path }) => path)).toEqual(['workers/src/pipeline.ts'])
  })

  it('packages of the project are imported by files that exist', () => {
    const paths = new Set(sources.map(({ path }) => path))
    const lost = sources.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ target }) =>
            target !== null && workspaceOf(target) >= 0 && /\.m?ts$/.test(target) && !paths.has(target),
        )
        .map(({ specifier }) => `${path} → ${specifier}`),
    )
    expect(lost).toEqual([])
  })

  it('the environment is read in shared/src/config.ts only', () => {
    const readers = programs.filter(({ text }) =>
      /\bprocess\s*(\.|\?\.)\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b|import\b.*\benv\b.*from 'node:process'/.test(
        text,
      ),
    )
    expect(readers.map(({ path }) => path)).toEqual(['shared/src/config.ts'])
  })

  it('the stages know no queue, no database and no log', () => {
    const effects = /^(bullmq|ioredis|pg|kysely|pino|@heshu\/shared\/(store\/|jobs|log|config))/
    const knowing = programs.filter(
      ({ path, imports }) =>
        (stageOf(path) !== null || path === 'workers/src/pipeline.ts') &&
        imports.some(({ specifier }) => effects.test(specifier)),
    )
    expect(knowing.map(({ path }) => path)).toEqual([])
  })

  it('nothing is exported by default', () => {
    expect(
      programs.filter(({ text }) => /^export default\b|\bas default\b/m.test(text)).map(({ path }) => path),
    ).toEqual([])
  })
})
