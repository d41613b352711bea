import { parentPort, workerData } from 'node:worker_threads'
import { measureReport } from './measure.ts'

/** One thread's share of the reports; each is sent back as soon as it is measured. */
for (const seed of workerData as readonly number[]) {
  try {
    parentPort?.postMessage(measureReport(seed))
  } catch (cause) {
    throw new Error(`the report of seed ${seed} could not be measured`, { cause })
  }
}
