import { describe, expect, it } from 'vitest'
import { FRAME_WORDS } from './frame-words.ts'
import { writeProgressLines } from './progress.ts'

const run = (total: number, msEach: number): string[] => {
  const lines: string[] = []
  let clock = 0
  const progress = writeProgressLines(
    total,
    line => lines.push(line),
    FRAME_WORDS.zh,
    () => clock,
  )
  for (let done = 0; done < total; done++) {
    clock += msEach
    progress.advance()
  }
  return lines
}

describe('progress on a log', () => {
  it('says each file of a small batch', () => {
    expect(run(2, 1)).toEqual(['已核 1/2 份\n', '已核 2/2 份\n'])
  })
  it('says twenty lines for a fast batch of thousands, the last one complete', () => {
    const lines = run(5000, 1)
    expect(lines).toHaveLength(20)
    expect(lines.at(-1)).toBe('已核 5000/5000 份\n')
  })
  it('says something every two seconds in a slow one', () => {
    expect(run(100, 2000)).toHaveLength(100)
  })
})
