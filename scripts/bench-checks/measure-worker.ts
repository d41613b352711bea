import { parentPort, workerData } from 'node:worker_threads'
import { measureReport } from './measure.ts'
import type { Choice } from './sets.ts'

const { seeds, choice } = workerData as { readonly seeds: readonly number[]; readonly choice: Choice }

/** One thread's share of the reports; each is sent back as soon as it is measured. */
for (const seed of seeds) {
  try {
    parentPort?.postMessage(measureReport(seed, choice))
  } catch (cause) {
    throw new Error(`the report of seed ${seed} could not be measured`, { cause })
  }
}
