import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

type Jieba = {
  readonly load: (files: Record<string, string>) => void
  readonly cut: (text: string, guessing: boolean) => string[]
}

const file = (name: string): string => fileURLToPath(new URL(`dictionary/${name}`, import.meta.url))

// One a process: each instance keeps its dictionary in native memory for good. undefined: not asked for yet.
let jieba: Jieba | null | undefined

const loadJieba = (): Jieba | null => {
  try {
    const loaded: Jieba = createRequire(import.meta.url)('nodejieba')
    loaded.load({
      dict: file('words.txt'),
      hmmDict: file('hmm.txt'),
      userDict: file('user.txt'),
      idfDict: file('idf.txt'),
      stopWordDict: file('stop.txt'),
    })
    return loaded
  } catch {
    // A machine without a compiler has no native module: phrases are then compared whole.
    return null
  }
}

const LONGEST = 60

/** The words of a phrase without figures; null where the dictionary cannot be used. Loads it at the first call, in some 20 ms. */
export const cutWords = (phrase: string): readonly string[] | null => {
  jieba ??= loadJieba()
  // Digits are cut one by one otherwise.
  return (
    jieba?.cut(phrase.slice(0, LONGEST).replace(/[\d.,，％%]+/g, ' '), false).filter(w => w.trim() !== '') ??
    null
  )
}
