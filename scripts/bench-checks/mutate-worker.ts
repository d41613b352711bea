import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { readReport } from '@heshu/workers/parse/read-report.ts'
import { mutateDocument } from './mutate-measure.ts'

const { files, seed, share, of } = workerData as {
  readonly files: readonly string[]
  readonly seed: number
  readonly share: number
  readonly of: number
}

/** One thread's share of the checks of every report. */
for (const file of files) {
  const read = await readReport(await readFile(file), basename(file))
  if (read.outcome === 'read')
    parentPort?.postMessage({
      file: basename(file),
      mutations: mutateDocument(read.document, seed, share, of),
    })
  else if (share === 0) parentPort?.postMessage({ file: basename(file), refused: read.refusal.message })
}
