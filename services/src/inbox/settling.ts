import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { looksSame, type SeenFile } from './look.ts'

export type SettleTimes = {
  /** A file that has looked the same for so long counts as completely written. */
  readonly settleMs: number
  /** One whose format's end mark is missing: a slow copy stalls, or the file is damaged. */
  readonly unendedMs: number
}

const TAIL = 66_000

/** Whether the end of the file is there, in formats that mark it; all others are taken to be whole. */
export const hasItsEnd = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    const isPdf = head.toString('latin1') === '%PDF'
    const isZip = head.toString('latin1', 0, 2) === 'PK'
    if (!isPdf && !isZip) return true
    const tail = Buffer.alloc(Math.min(size, TAIL))
    await file.read(tail, 0, tail.length, size - tail.length)
    return tail.includes(isPdf ? '%%EOF' : 'PK\x05\x06')
  } finally {
    await file.close()
  }
}

type Watched = { readonly file: SeenFile; readonly since: number }

/**
 * Remembers how long each file has looked the same.
 * @param now in ms, of a clock that is never set.
 */
export const createSettling = (inbox: string, times: SettleTimes, now: () => number) => {
  let watched = new Map<string, Watched>()
  return {
    /** @returns the files that are completely written, in their order. */
    settled: async (files: readonly SeenFile[]): Promise<SeenFile[]> => {
      const at = now()
      watched = new Map(
        files.map(file => {
          const known = watched.get(file.name)
          return [file.name, known && looksSame(known.file, file) ? known : { file, since: at }]
        }),
      )
      const ready: SeenFile[] = []
      for (const { file, since } of watched.values()) {
        if (at - since < times.settleMs) continue
        const waited = at - since >= times.unendedMs
        // One that cannot be opened is for the taking to tell.
        if (waited || (await hasItsEnd(join(inbox, file.name)).catch(() => true))) ready.push(file)
      }
      return ready
    },
  }
}
