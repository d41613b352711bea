import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { readText } from './read-text.ts'

const TEXT = '全年预算数 350.23 万元，\n执行率为98.57%。'
/** TEXT in GB18030; Node writes UTF only. */
const GB18030 = Uint8Array.from(
  'c8abc4ead4a4cbe3cafd203335302e323320cdf2d4aaa3ac0ad6b4d0d0c2caceaa39382e353725a1a3'.match(/../g) ?? [],
  byte => Number.parseInt(byte, 16),
)
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++)
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return bytes
}
const refusal = async (bytes: Uint8Array) => {
  const result = await readText(bytes)
  return result.outcome === 'refused' ? result.refusal : null
}

describe('the encoding of a text', () => {
  it('is found among UTF-8 and UTF-16, with or without a mark', () => {
    const utf8 = new TextEncoder().encode(TEXT)
    for (const bytes of [
      utf8,
      Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]),
      utf16(TEXT, true),
      utf16(TEXT, false),
      utf16(`\uFEFF${TEXT}`, true),
      utf16(`\uFEFF${TEXT}`, false),
    ])
      expect(decodeText(bytes)).toMatchObject({ text: TEXT, damaged: 0 })
  })

  it('is GB18030 where the bytes are not UTF-8', () => {
    expect(decodeText(GB18030)).toMatchObject({ text: TEXT, encoding: 'gb18030' })
  })

  it('keeps a text with a few unreadable bytes, and counts them', () => {
    const bytes = new TextEncoder().encode(TEXT.repeat(200))
    bytes[3] = 0xff
    const decoded = decodeText(bytes)
    expect('text' in decoded && decoded.damaged > 0 && decoded.text.endsWith('98.57%。')).toBe(true)
  })
})

describe('what is no text', () => {
  it('is refused as empty', async () => {
    expect(await refusal(new Uint8Array())).toMatchObject({ code: 'empty' })
    expect(await refusal(new TextEncoder().encode(' \n\t\n　'))).toMatchObject({ code: 'empty' })
  })

  it('is refused as unsupported, saying what to do', async () => {
    const picture = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0,
    ])
    expect(await refusal(picture)).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('请'),
    })
    const noise = Uint8Array.from(
      { length: 4000 },
      (_, index) => 1 + ((index * 7919 + (index >> 3) * 31) % 255),
    )
    expect(await refusal(noise)).toMatchObject({ code: 'unsupported' })
  })
})
