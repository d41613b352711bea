import type { Kind } from '../relation.ts'
import type { Wording } from '../wordings/wording.ts'
import { averageWordings } from './average.ts'
import { countWordings } from './count.ts'
import { differenceWordings } from './difference.ts'
import { directionWordings } from './direction.ts'
import { growthWordings } from './growth.ts'
import { mentionWordings } from './mention.ts'
import { multipleWordings } from './multiple.ts'
import { productWordings } from './product.ts'
import { ratioWordings } from './ratio.ts'
import { scoreTotalWordings } from './score-total.ts'
import { shareWordings } from './share.ts'
import { sumWordings } from './sum.ts'
import { tableDifferenceWordings } from './table-difference.ts'
import { tableRatioWordings } from './table-ratio.ts'
import { tableShareWordings } from './table-share.ts'
import { tableTotalWordings } from './table-total.ts'
import { targetWordings } from './target.ts'
import { unitWordings } from './unit.ts'

/** A second set, written without sight of the recognizers. */
export const WORDINGS_SECOND: Readonly<Record<Kind, readonly Wording[]>> = {
  ratio: ratioWordings,
  share: shareWordings,
  sum: sumWordings,
  difference: differenceWordings,
  growth: growthWordings,
  product: productWordings,
  average: averageWordings,
  multiple: multipleWordings,
  direction: directionWordings,
  count: countWordings,
  unit: unitWordings,
  mention: mentionWordings,
  target: targetWordings,
  'table-total': tableTotalWordings,
  'table-ratio': tableRatioWordings,
  'table-share': tableShareWordings,
  'table-difference': tableDifferenceWordings,
  'score-total': scoreTotalWordings,
}
