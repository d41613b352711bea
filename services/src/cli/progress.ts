import type { FrameWords } from './frame-words.ts'

export type Progress = { readonly advance: () => void; readonly stop: () => void }

const SILENT: Progress = { advance: () => {}, stop: () => {} }
const LINE_EVERY_MS = 2000
const LINES_PER_BATCH = 20

/** Plain lines for a log: one at each twentieth of the batch, or when two seconds passed without one. */
export const writeProgressLines = (
  total: number,
  write: (line: string) => void,
  words: FrameWords,
  now: () => number,
): Progress => {
  let done = 0
  let saidAt = now()
  let said = 0
  return {
    advance: () => {
      done++
      const share = Math.floor((done * LINES_PER_BATCH) / total)
      if (share <= said && now() - saidAt < LINE_EVERY_MS) return
      said = share
      saidAt = now()
      write(`${words.progress(done, total)}\n`)
    },
    stop: () => {},
  }
}

/** Shows on standard error how far a batch is: a bar on a terminal, lines otherwise; nothing for an empty batch. */
export const showProgress = async (total: number, words: FrameWords): Promise<Progress> => {
  if (total === 0) return SILENT
  if (!process.stderr.isTTY)
    return writeProgressLines(
      total,
      line => process.stderr.write(line),
      words,
      () => performance.now(),
    )
  const { SingleBar, Presets } = await import('cli-progress')
  const bar = new SingleBar(
    {
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      format: (_, { progress, value, total }) =>
        `${'█'.repeat(Math.floor(progress * 40)).padEnd(40, '░')} ${words.progress(value, total)}`,
    },
    Presets.shades_classic,
  )
  bar.start(total, 0)
  return { advance: () => bar.increment(), stop: () => bar.stop() }
}
