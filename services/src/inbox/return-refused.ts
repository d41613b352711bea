import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '@heshu/shared/store/files.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import { layRefused } from './lay-refused.ts'
import { REFUSED_FOLDER } from './look.ts'

export type ReturningDependencies = {
  readonly store: Pick<ReportStore, 'toReturn' | 'noteReturned' | 'readOutput'>
  readonly files: Files
  readonly inbox: string
}

const AT_ONCE = 100

/** Lays a copy of each refused file into the inbox's folder for them, with what was wrong and what to do. @returns how many. */
export const returnRefused = async ({ store, files, inbox }: ReturningDependencies): Promise<number> => {
  const waiting = await store.toReturn(AT_ONCE)
  for (const { reportId, sha256, name, output, sameAs } of waiting) {
    const { refusal } = await store.readOutput(output)
    const why = refusal?.message ?? ''
    const message = sameAs === null ? why : `与先前收到的“${sameAs}”内容相同，那份文件无法复核：${why}`
    await layRefused(join(inbox, REFUSED_FOLDER), name, message, path =>
      files.originals.withFile(sha256, original => copyFile(original, path)),
    )
    await store.noteReturned(reportId)
  }
  return waiting.length
}
