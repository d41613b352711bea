import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, HUNDRED, terminatingDecimals, toDecimals, toText } from '@heshu/shared/number/exact.ts'

/** The digits after the point that a figure was printed with. */
export const printedDecimals = (figure: Figure | null): number =>
  figure ? (terminatingDecimals(figure.step) ?? 0) : 0

/** A score as `expected` gives it: the greater of two decimals and those of the stated figure, rounded half up. */
export const printExpected = (value: Exact, stated: Figure | null): string =>
  toDecimals(value, Math.max(2, printedDecimals(stated)))

/** Both ends of a range, low rounded down and high up; one number when they are equal. */
export const printRange = (low: Exact, high: Exact): string =>
  low.equals(high) ? toText(low) : `${toText(low, 'down')}～${toText(high, 'up')}`

/** A rate for reading: 83.05 %. */
export const printRate = (rate: Exact): string => {
  const percent = rate.mul(HUNDRED)
  const ends = terminatingDecimals(percent)
  return `${ends !== null && ends <= 4 ? toText(percent) : toDecimals(percent, 2)}%`
}

/** 约10%, 超10%: the words around the digits that bound them, then the figure. */
export const printFigure = (figure: Figure): string => {
  const words: Partial<Record<Figure['approximation'], string>> = {
    'more-than': '超',
    over: '超',
    'less-than': '不足',
    nearly: '近',
    about: '约',
    'at-least': '不低于',
    'at-most': '不超过',
  }
  const word = words[figure.approximation]
  return word && !figure.text.startsWith(word) ? `${word}${figure.text}` : figure.text
}

export const isRatio = (figure: Figure): boolean => dimensionOf(figure) === 'ratio'
