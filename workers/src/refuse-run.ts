import { createHash } from 'node:crypto'
import { packText } from '@heshu/shared/artifact/pack.ts'
import type { Refusal } from '@heshu/shared/model/report-document.ts'
import type { RunResult } from '@heshu/shared/store/runs.ts'
import { extensionFormat } from './parse/read-report.ts'
import { refusedResult } from './refused-result.ts'
import { STAGE_VERSIONS } from './stages.ts'

/** What the store keeps of a run whose file could not be read to its end. */
export const refuseRun = (name: string, sha256: string, refusal: Refusal): RunResult => {
  const result = refusedResult(name, sha256, extensionFormat(name), refusal)
  const text = JSON.stringify(result)
  return {
    stages: [{ stage: 'parse', version: STAGE_VERSIONS.parse, outcome: 'refused', ms: 0 }],
    key: null,
    pack: null,
    made: {
      status: 'refused',
      sha256: createHash('sha256').update(text).digest('hex'),
      packed: packText(text),
      format: result.format,
      pages: null,
      figures: 0,
      identity: result.report,
      findings: [],
    },
  }
}
