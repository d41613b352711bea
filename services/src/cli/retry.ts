import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { PRIORITIES } from '@heshu/shared/jobs.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import { withStore } from './with-store.ts'

export type RetryOptions = Pick<ConfigFlags, 'data'> & { readonly refused?: true }

const PAGE = 500

const refusedReports = async (store: ReportStore): Promise<string[]> => {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await store.latestResults({}, after, PAGE)
    ids.push(...page.filter(report => report.status === 'refused').map(report => report.id))
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE || after === null) return ids
  }
}

/** Has what was given up tried again at once; with --refused also what was refused. */
export const runRetry = async (options: RetryOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  await withStore(config, async store => {
    const troubled = await store.retryTroubled(0)
    const refused = options.refused
      ? await store.addRuns(await refusedReports(store), {
          reason: 'reverify',
          batchId: null,
          priority: PRIORITIES.batch,
        })
      : 0
    process.stdout.write(
      troubled + refused === 0
        ? '没有需要重试的文件。\n'
        : `已安排重试 ${troubled + refused} 份。heshu serve 运行时即开始，进度见 heshu status。\n`,
    )
  })
}
