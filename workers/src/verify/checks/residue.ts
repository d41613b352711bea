import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { DraftCheck } from './check-claim.ts'

const UPS = '增长|增加|上升|提高|提升|调增|结余|节约|盈余|高于|多于'
const DOWNS = '下降|减少|降低|下滑|调减|超支|亏损|低于|少于'
const CHOICE = new RegExp(
  `(?:(?:${UPS})\\s*(?:[/／]\\s*(?:${DOWNS})|[（(]\\s*(?:或)?(?:${DOWNS})\\s*[)）])|(?:${DOWNS})\\s*(?:[/／]\\s*(?:${UPS})|[（(]\\s*(?:或)?(?:${UPS})\\s*[)）]))(?:了|额|率|数|约|为)*[:：]?\\s*$`,
)

/** 增长（下降）5%: a template offers both words and one should have been struck out. */
export const residueChecks = (figures: readonly Figure[]): DraftCheck[] =>
  figures.flatMap(figure => {
    if (figure.passage.cell) return []
    const found = CHOICE.exec(figure.passage.text.slice(Math.max(0, figure.start - 20), figure.start))
    if (!found) return []
    const words = found[0].trim()
    // A fall written with its sign (增加（减少）额 -12.5) has taken its choice.
    if (/^[-－−]/.test(figure.text)) return []
    return [
      {
        kind: 'direction' as const,
        verdict: 'disagrees' as const,
        severity: 'notice' as const,
        stated: figureRef(figure),
        operands: [],
        expected: words.replace(/[（(/／].*$/, ''),
        formula: `${words} ${figure.text}`,
        message: `「${words}」疑为模板未删改，${figure.text} 是增是减不明，请核实后保留其一。`,
        idSeed: `${figure.measures}|残留`,
        figures: [figure],
      },
    ]
  })
