import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { expect, it } from 'vitest'

const sumsIn = (text: string): string[] => {
  const document = documentOf(text)
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'sum')
    .map(c => `${c.verdict}: ${c.formula}`)
}

it('a choice and its denial make up the whole', () => {
  expect(sumsIn('共设指标36项，达到年度指标值的32项，未达到年度指标值的4项。')).toEqual([
    'agrees: 32 + 4 = 36',
  ])
  expect(sumsIn('抽检食品520批次，合格510批次，不合格15批次。')).toEqual(['disagrees: 510 + 15 = 525'])
})

it('not of a part, of several wholes, or of two choices', () => {
  expect(sumsIn('抽检食品500批次，其中重点品种合格90批次，不合格1批次。')).toEqual([])
  expect(sumsIn('抽检食品500批次、药品100批次，合格580批次，不合格10批次。')).toEqual([])
  expect(sumsIn('抽检食品520批次，合格510批次，立案15批次。')).toEqual([])
})
