import { randomUUID } from 'node:crypto'
import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { addReverification, type Due, findDue } from '@heshu/workers/reverify.ts'
import { type SelectionOptions, sayWhat, selectionOf } from './selection.ts'
import { withStore } from './with-store.ts'

export type ReverifyOptions = Pick<ConfigFlags, 'data'> &
  SelectionOptions & { readonly changed?: true; readonly dryRun?: true }

const WHY: Readonly<Record<Due['why'], string>> = {
  asked: '指定复核',
  stage: '程序已更新',
  pack: '评分规则包已更新',
}

/** Has reports verified again by the running `serve`, or by the next one; with --dry-run only says which. */
export const runReverify = async (options: ReverifyOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  const selection = selectionOf(options)
  const rubrics = { id: null, folder: config.rubrics }
  const all = options.changed !== true
  await withStore(config, async store => {
    if (options.dryRun) {
      let count = 0
      for await (const { report, why } of findDue(store, selection, rubrics, all)) {
        count++
        process.stdout.write(`${report.id}　${WHY[why]}　${report.name}\n`)
      }
      process.stdout.write(`将重新复核 ${count} 份（${sayWhat(selection)}）；没有改动任何数据。\n`)
      return
    }
    const name = `重新复核：${sayWhat(selection)}`
    const added = await addReverification(
      store,
      { trigger: `asked-${randomUUID()}`, name, selection, all },
      rubrics,
    )
    process.stdout.write(
      added
        ? `已安排重新复核 ${added.runs} 份（${sayWhat(selection)}）。heshu serve 运行时即开始，进度见 heshu status。\n`
        : `没有需要重新复核的报告（${sayWhat(selection)}）。\n`,
    )
  })
}
