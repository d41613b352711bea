import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** The least effort: higher levels save a fifth of the bytes and cost several times the time. */
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } }
/** No artifact is larger; text that would unpack to more is damaged. */
const LARGEST = 1 << 30

export const packText = (text: string): Buffer => zstdCompressSync(text, FASTEST)

/** @throws on bytes that are damaged or cut short. */
export const unpackText = (bytes: Uint8Array): string =>
  zstdDecompressSync(bytes, { maxOutputLength: LARGEST }).toString('utf8')
