import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import {
  type FindingRow,
  findingRows,
  writeFindingsWorkbook,
} from '@heshu/workers/report/findings-workbook.ts'
import { renderHtml } from '@heshu/workers/report/html.ts'
import { type IndexEntry, renderIndex } from '@heshu/workers/report/index-page.ts'
import { summarise } from '@heshu/workers/report/summary.ts'
import { jsonOf } from './output-json.ts'
import { nameOutputs } from './output-names.ts'

export type ResultFolder = {
  /** Writes NAME.html and NAME.json of one file; `file` where it is not called by the result's own name. */
  readonly add: (result: DocumentResult, file?: string) => Promise<void>
  /** Writes index.html and findings.xlsx of the batch. */
  readonly finish: () => Promise<void>
}

/** The folder of `--out`, made where it does not exist; files of an earlier run are written over. Throws where it cannot be made. */
export const openResultFolder = async (
  folder: string,
  files: readonly string[],
  version: string,
  render: (result: DocumentResult) => string | Promise<string> = renderHtml,
): Promise<ResultFolder> => {
  await mkdir(folder, { recursive: true }).catch(error => {
    throw new Error(`不能建立 --out 的文件夹“${folder}”（${error.code ?? error}）。请换一个位置或调整权限。`)
  })
  const names = nameOutputs(files)
  const rows: FindingRow[] = []
  const entries: IndexEntry[] = []
  return {
    add: async (result, file = result.file) => {
      const name = names.get(file)!
      rows.push(...findingRows(result))
      entries.push({ summary: summarise(result), name })
      await writeFile(join(folder, `${name}.html`), await render(result))
      await writeFile(join(folder, `${name}.json`), jsonOf(result, version))
    },
    finish: async () => {
      await writeFile(join(folder, 'index.html'), renderIndex(entries))
      await writeFile(
        join(folder, 'findings.xlsx'),
        await writeFindingsWorkbook(
          rows,
          entries.map(entry => entry.summary),
        ),
      )
    },
  }
}
