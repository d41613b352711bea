import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Mutation } from './bench-checks/mutate-measure.ts'
import { percent, printTable } from './bench-checks/print-table.ts'

const USAGE = 'usage: npm run bench:mutate -- DIR [--seed N] [--show [--kind KIND]] [--files]'
const SHOWN = 40
const LONGEST = 120

type Answer = { readonly file: string; readonly mutations?: readonly Mutation[]; readonly refused?: string }

const {
  values: options,
  positionals: [folder],
} = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
    kind: { type: 'string' },
    files: { type: 'boolean', default: false },
  },
})

const findReports = async (from: string): Promise<string[]> =>
  (await readdir(from, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.(?:txt|pdf|docx)$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()

const mutateShare = (files: readonly string[], share: number, of: number): Promise<Answer[]> =>
  new Promise((resolve, reject) => {
    const answers: Answer[] = []
    const worker = new Worker(new URL('bench-checks/mutate-worker.ts', import.meta.url), {
      workerData: { files, seed: Number.parseInt(options.seed, 10), share, of },
    })
    worker.on('message', (answer: Answer) => answers.push(answer))
    worker.on('error', reject)
    worker.on('exit', () => resolve(answers))
  })

const count = (mutations: readonly Mutation[], ...outcomes: readonly Mutation['outcome'][]): number =>
  mutations.filter(m => outcomes.includes(m.outcome)).length

const lineOf = (name: string, mutations: readonly Mutation[]): string[] => {
  const tried = count(mutations, 'found', 'missed')
  const found = count(mutations, 'found')
  return [
    name,
    `${tried}`,
    `${found}`,
    percent(found, tried),
    `${count(mutations, 'inside')}`,
    `${count(mutations, 'unwritable')}`,
    `${mutations.filter(m => !m.ranged).length}`,
  ]
}

const main = async (from: string): Promise<void> => {
  const started = performance.now()
  const files = await findReports(from)
  const threads = availableParallelism()
  const answers = (
    await Promise.all(Array.from({ length: threads }, (_, k) => mutateShare(files, k, threads)))
  ).flat()
  const all = answers.flatMap(answer => answer.mutations ?? [])
  const head = ['tried', 'found', 'share', 'inside the range', 'no digits', 'range unknown']
  const kinds = [...new Set(all.map(m => m.kind))].sort()
  printTable([
    ['check', ...head],
    ...kinds.map(kind =>
      lineOf(
        kind,
        all.filter(m => m.kind === kind),
      ),
    ),
    lineOf('all', all),
    lineOf(
      'all of known range',
      all.filter(m => m.ranged),
    ),
  ])
  if (options.files) {
    console.log()
    const byFile = Map.groupBy(answers, answer => answer.file)
    printTable([
      ['file', ...head],
      ...[...byFile].map(([file, own]) =>
        lineOf(
          file,
          own.flatMap(answer => answer.mutations ?? []),
        ),
      ),
    ])
  }
  for (const answer of answers) if (answer.refused) console.log(`${answer.file}: ${answer.refused}`)
  console.log(`\n${files.length} files, ${((performance.now() - started) / 1000).toFixed(0)} s`)
  if (!options.show) return
  const missed = all.filter(m => m.outcome === 'missed' && (!options.kind || m.kind === options.kind))
  for (const m of missed.slice(0, SHOWN))
    console.log(`${m.kind}: ${m.from} → ${m.to}   ${m.formula}\n    ${m.passage.slice(0, LONGEST)}`)
}

if (folder) await main(folder)
else {
  console.error(USAGE)
  process.exitCode = 2
}
