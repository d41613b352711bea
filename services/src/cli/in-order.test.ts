import { describe, expect, it } from 'vitest'
import { inOrder } from './in-order.ts'

const after = (turns: number) => new Promise<void>(resolve => setTimeout(resolve, turns))

describe('working in order', () => {
  it('gives results in the order of the items although later ones are done sooner', async () => {
    const taken: number[] = []
    for await (const each of inOrder([9, 6, 3, 0], 4, async n => after(n).then(() => n))) taken.push(each)
    expect(taken).toEqual([9, 6, 3, 0])
  })

  it('never begins more than it may before a result is taken', async () => {
    let begun = 0
    let taken = 0
    let most = 0
    const work = async () => {
      begun++
      most = Math.max(most, begun - taken)
    }
    for await (const _ of inOrder([1, 2, 3, 4, 5, 6, 7], 3, work)) taken++
    expect(begun).toBe(7)
    expect(most).toBeLessThanOrEqual(3 + 1) // one is in the hands of the taker
  })

  it('passes a failure on', async () => {
    const run = async () => {
      for await (const _ of inOrder([1, 2], 2, async n => Promise.reject(new Error(`no ${n}`)))) {
      }
    }
    await expect(run()).rejects.toThrow('no 1')
  })

  it('begins nothing more when the taker stops', async () => {
    let begun = 0
    for await (const _ of inOrder([1, 2, 3, 4, 5, 6], 2, async () => begun++)) break
    expect(begun).toBeLessThanOrEqual(3)
  })
})
