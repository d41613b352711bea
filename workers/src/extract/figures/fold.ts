const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geq?|geqslant)(?![a-z])/g, '≥'],
  [/\\(?:leq?|leqslant)(?![a-z])/g, '≤'],
  [/\\gt(?![a-z])/g, '>'],
  [/\\lt(?![a-z])/g, '<'],
  [/\\times(?![a-z])/g, '×'],
  [/\\%/g, '%'],
  [/\$/g, ' '],
]

const ONE_TO_ONE: Readonly<Record<string, string>> = {
  '．': '.',
  '＞': '>',
  '＜': '<',
  '＝': '=',
  '＋': '+',
  '％': '%',
  '﹪': '%',
  '／': '/',
  '￥': '¥',
  '≧': '≥',
  '≦': '≤',
  '⩾': '≥',
  '⩽': '≤',
  '－': '-',
  '−': '-',
  '﹣': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u3000': ' ',
}

/**
 * The text as recognizers read it: full-width digits and signs, Kangxi radicals (⼀ for 一) and LaTeX left-overs in their plain form.
 * It has the length of the text, so that places in it are places in the text.
 */
export const fold = (text: string): string => {
  let folded = text.replace(/[０-９]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  folded = folded.replace(/[．＞＜＝＋％﹪／￥≧≦⩾⩽－−﹣\u00a0\u2009\u3000]/g, c => ONE_TO_ONE[c] ?? c)
  folded = folded.replace(/[\u2e80-\u2fdf]/g, c => {
    const plain = c.normalize('NFKC')
    return plain.length === 1 ? plain : c
  })
  if (!/[\\$]/.test(folded)) return folded
  return LATEX.reduce(
    (t, [sign, plain]) =>
      t.replace(sign, found => (plain === '%' ? plain.padStart(found.length) : plain.padEnd(found.length))),
    folded,
  )
}
