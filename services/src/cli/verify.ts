import { availableParallelism } from 'node:os'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { Refusal } from '@heshu/shared/model/report-document.ts'
import { refusedResult } from '@heshu/workers/refused-result.ts'
import { type FileSummary, summarise } from '@heshu/workers/report/summary.ts'
import { byPath, collectFiles } from './collect-files.ts'
import { exitStatusOf } from './exit-status.ts'
import { FRAME_WORDS, type FrameWords } from './frame-words.ts'
import { inOrder } from './in-order.ts'
import type { Language } from './languages.ts'
import { JSON_TAIL, jsonDocument, jsonHead } from './output-json.ts'
import { showProgress } from './progress.ts'
import { readRubricOptions } from './rubric-options.ts'
import { openStandardOutput, type StandardOutput } from './standard-output.ts'
import { openVerifier } from './verifier.ts'
import { VERSION } from './version.ts'

export type VerifySettings = {
  readonly json?: true
  readonly out?: string
  readonly jobs?: number
  readonly timing?: true
  readonly lang: Language
  readonly rubric?: string
  readonly rubrics?: string
}

type Item = { readonly file: string; readonly refusal: Refusal | null }

/** What standard output shows: the JSON, or text for a person. */
type Display = {
  readonly show: (result: DocumentResult) => Promise<boolean>
  readonly end: (summaries: readonly FileSummary[]) => Promise<void>
}

const showJson = async (output: StandardOutput): Promise<Display> => {
  let isFirst = true
  await output.write(jsonHead(VERSION))
  return {
    show: result => {
      const text = jsonDocument(result, isFirst)
      isFirst = false
      return output.write(text)
    },
    end: async () => void (await output.write(JSON_TAIL)),
  }
}

const LEAST_COLUMNS = 80
const USUAL_COLUMNS = 100
const MOST_COLUMNS = 160

const loadRenderer = async (
  words: FrameWords,
  isTerminal: boolean,
): Promise<(result: DocumentResult) => string> => {
  const [{ renderTerminal }, { default: colours }] = await Promise.all([
    import('./terminal-report.ts'),
    import('picocolors'),
  ])
  const terminal = {
    words,
    colours: colours.createColors(isTerminal && colours.isColorSupported),
    columns: isTerminal
      ? Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, process.stdout.columns))
      : USUAL_COLUMNS,
  }
  return result => renderTerminal(result, terminal)
}

const showText = (output: StandardOutput, words: FrameWords): Display => {
  const isTerminal = process.stdout.isTTY === true
  // Loaded while the first report is read in its child process, not before.
  const renderer = loadRenderer(words, isTerminal)
  // The progress bar redraws its line while results come: on a shared terminal they wait until it is gone.
  const waiting: string[] = []
  const bothOnTerminal = isTerminal && process.stderr.isTTY === true
  return {
    show: async result => {
      const text = `${(await renderer)(result)}\n`
      if (!bothOnTerminal) return output.write(text)
      waiting.push(text)
      return true
    },
    end: async summaries => {
      for (const text of waiting) await output.write(text)
      const refused = summaries.filter(summary => summary.refusal !== null).length
      const found = summaries.filter(summary => summary.checks.disagrees > 0).length
      if (summaries.length > 1) await output.write(`${words.batch(summaries.length, found, refused)}\n`)
    },
  }
}

/** Trouble of the machine with one file: it is said for this file, and the others go on. */
const failed = (file: string, error: unknown): DocumentResult =>
  refusedResult(file, '', 'unknown', {
    code: 'failed',
    message: `核对“${file}”时程序出错（${error instanceof Error ? error.message : String(error)}）。请重试；若仍出错，请把文件交给程序维护者。`,
  })

/** Verifies all files below the paths and shows the results, sorted by path; gives the exit status of the contract. */
export const runVerify = async (paths: readonly string[], settings: VerifySettings): Promise<0 | 1 | 2> => {
  const words = FRAME_WORDS[settings.lang]
  const jobs = settings.jobs ?? availableParallelism()
  const verifier = openVerifier(jobs, settings.timing === true)
  // Settings and files are looked at while the first child starts.
  const [rubrics, { files, refused, links }] = await Promise.all([
    readRubricOptions(settings.rubric, settings.rubrics),
    collectFiles(paths, settings.out ?? null),
  ]).catch(async error => {
    await verifier.close()
    throw error
  })
  const items: Item[] = [...files.map(file => ({ file, refusal: null })), ...refused].sort((a, b) =>
    byPath(a.file, b.file),
  )
  for (const link of links) process.stderr.write(`${words.linkSkipped(link)}\n`)

  const folder =
    settings.out === undefined
      ? null
      : await (await import('./result-folder.ts')).openResultFolder(
          settings.out,
          items.map(item => item.file),
          VERSION,
        )
  const output = openStandardOutput()
  const display = settings.json ? await showJson(output) : showText(output, words)
  const progress = await showProgress(files.length, words)

  const work = async ({ file, refusal }: Item): Promise<DocumentResult> => {
    if (refusal) return refusedResult(file, '', 'unknown', refusal)
    const result = await verifier.verify(file, rubrics).catch(error => failed(file, error))
    progress.advance()
    return result
  }

  const summaries: FileSummary[] = []
  try {
    for await (const result of inOrder(items, Math.max(8, jobs * 4), work)) {
      summaries.push(summarise(result))
      await folder?.add(result)
      const isRead = await display.show(result)
      if (!isRead && !folder) break // nobody is left to tell
    }
  } finally {
    progress.stop()
    await verifier.close()
  }
  await folder?.finish()
  await display.end(summaries)
  if (settings.out !== undefined) process.stderr.write(`${words.written(settings.out)}\n`)
  return exitStatusOf(summaries)
}
