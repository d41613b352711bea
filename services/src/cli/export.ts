import { packText, unpackText } from '@heshu/shared/artifact/pack.ts'
import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { type FindingChanges, type VersionChanges, versionChanges } from '@heshu/shared/model/changes.ts'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { Review } from '@heshu/shared/model/review.ts'
import { type ArtifactFiles, openFiles } from '@heshu/shared/store/files.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { LatestResult } from '@heshu/shared/store/results.ts'
import { renderHtml } from '@heshu/workers/report/html.ts'
import { STAGE_VERSIONS } from '@heshu/workers/stages.ts'
import { numberedName } from '../inbox/report-names.ts'
import { openResultFolder } from './result-folder.ts'
import { VERSION } from './version.ts'
import { withStore } from './with-store.ts'

export type ExportOptions = Pick<ConfigFlags, 'data'> & { readonly since?: string; readonly out?: string }

/** A line of `heshu export`: a report with its result that counts, and what is known around it. */
export type ExportLine = {
  readonly report: string
  readonly run: string
  readonly storedAt: string
  readonly stages: Readonly<Record<string, number>>
  readonly pack: string | null
  /** Of a run after the first: what became of the findings. */
  readonly difference: FindingChanges | null
  /** Null where the report is the only one of its line, or in none. `changes` is beside the version before. */
  readonly version: {
    readonly line: string
    readonly number: number
    readonly of: number
    readonly changes: VersionChanges | null
  } | null
  /** The decisions in force on findings of the report's line. */
  readonly reviews: readonly Review[]
  readonly document: DocumentResult
}

const PAGE = 200

/** A date without a time is its beginning in the configured time zone. @throws on what is no date. */
export const sinceOf = (text: string, timezone: string): Date => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) {
    const at = new Date(text)
    if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(at.getTime()))
      throw new Error(`“${text}”不是日期。应为 2026-11-25 或 2026-11-25T08:00+08:00 的形式。`)
    return at
  }
  const midnight = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime())) throw new Error(`“${text}”不是日期。`)
  // What that clock shows at this moment in UTC tells how far it is ahead.
  const shown = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: timezone,
  }).format(midnight)
  return new Date(2 * midnight.getTime() - new Date(`${shown.replace(' ', 'T')}Z`).getTime())
}

const versionOf = async (
  store: ReportStore,
  report: LatestResult,
  document: DocumentResult,
): Promise<ExportLine['version']> => {
  if (report.line === null) return null
  const versions = await store.versionsOf(report.line)
  if (versions.length < 2) return null
  const place = versions.findIndex(version => version.id === report.id)
  const before = versions[place - 1]
  const changes = before ? versionChanges(await store.readOutput(before.output), document) : null
  return { line: report.line, number: place + 1, of: versions.length, changes }
}

export const exportLine = async (store: ReportStore, report: LatestResult): Promise<ExportLine> => {
  const document = await store.readOutput(report.output)
  return {
    report: report.id,
    run: report.runId,
    storedAt: report.storedAt.toISOString(),
    stages: report.stages,
    pack: report.pack,
    difference: report.difference,
    version: await versionOf(store, report, document),
    reviews: await store.reviewsOf(report.line ?? report.id),
    document,
  }
}

/** The page of an output, rendered when it is first asked for and kept. */
const keptPage = async (
  artifacts: ArtifactFiles,
  output: string,
  document: DocumentResult,
): Promise<string> => {
  const name = `report-${STAGE_VERSIONS.report}/${output.slice(0, 2)}/${output}`
  const kept = await artifacts.find(name).catch(() => null)
  try {
    if (kept) return unpackText(kept)
  } catch {
    // In pieces: rendered again.
  }
  const page = renderHtml(document)
  await artifacts.keep(name, packText(page)).catch(() => {})
  return page
}

async function* reportsSince(store: ReportStore, since: Date | null): AsyncGenerator<LatestResult> {
  for (let after: string | null = null; ; ) {
    const page: LatestResult[] = await store.latestResults({ ...(since && { since }) }, after, PAGE)
    yield* page
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE || after === null) return
  }
}

const writeFolder = async (
  store: ReportStore,
  artifacts: ArtifactFiles,
  folder: string,
  since: Date | null,
): Promise<number> => {
  const reports: LatestResult[] = []
  for await (const report of reportsSince(store, since)) reports.push(report)
  const seen = new Map<string, number>()
  const names = reports.map(({ name }) => {
    const n = (seen.get(name) ?? 0) + 1
    seen.set(name, n)
    return numberedName(name, n)
  })
  let output = ''
  const written = await openResultFolder(folder, names, VERSION, document =>
    keptPage(artifacts, output, document),
  )
  for (const [n, report] of reports.entries()) {
    output = report.output
    await written.add(await store.readOutput(report.output), names[n]!)
  }
  await written.finish()
  return reports.length
}

/** Writes results as lines of JSON to standard output, or with --out as pages and tables into a folder. */
export const runExport = async (options: ExportOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  const since = options.since === undefined ? null : sinceOf(options.since, config.timezone)
  await withStore(config, async store => {
    if (options.out !== undefined) {
      const count = await writeFolder(store, openFiles(config).artifacts, options.out, since)
      process.stderr.write(`已写出 ${count} 份报告的结果：${options.out}\n`)
      return
    }
    for await (const report of reportsSince(store, since)) {
      const line = `${JSON.stringify(await exportLine(store, report))}\n`
      if (!process.stdout.write(line)) await new Promise(resolve => process.stdout.once('drain', resolve))
    }
  })
}
