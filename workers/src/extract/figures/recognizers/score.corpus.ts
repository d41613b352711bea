import type { Corpus } from './corpus.ts'

const score = { dimension: 'score', base: '分' } as const

export const SCORES: Corpus = {
  examples: [
    { value: '88.17', ...score, spellings: ['自评得分为88.17分', '得88.17 分', '８８．１７分'] },
    { value: '1', ...score, spellings: ['得1分', '扣一分', '得 1 分，否则不得分'] },
    { value: '2', ...score, spellings: ['扣2分', '得两分', '2分。'] },
    { value: '60', ...score, approximation: 'at-most', spellings: ['60分以下'] },
    { value: null, ...score, spellings: ['88..17分'] },
  ],
  ignores: ['十分满意', '分别说明', '百分制评价', '100分制'],
}
