import type { JobHandlers } from '@heshu/shared/jobs.ts'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'

/** Verifies the file at `path`, which the result calls `name`. Rejects on trouble of the machine only. */
export type VerifyFile = (path: string, name: string) => Promise<DocumentResult>

/** A report that was taken is in the store; one that cannot be found or opened there is the machine's trouble, not the report's. */
const STORE_TROUBLE: readonly string[] = ['not-found', 'unreadable']

/**
 * The handler of verify-report: original from the store, through the pipeline, result into the store. In the stored result
 * `file` is the report's path inside the inbox; all else is what `heshu verify --json` gives for the file.
 */
export const verifyStoredReport =
  (store: ReportStore, verifyFile: VerifyFile): JobHandlers['verify-report'] =>
  async ({ reportId, runId }) => {
    if (await store.hasResult(runId)) return
    const report = await store.findReport(reportId)
    if (!report) throw new Error(`report ${reportId} is not in the store`)
    const document = await verifyFile(store.originals.pathOf(report.sha256), report.name)
    if (document.refusal && STORE_TROUBLE.includes(document.refusal.code))
      throw new Error(`the original of report ${reportId} is ${document.refusal.code}`)
    await store.storeResult({ reportId, runId }, document)
  }
