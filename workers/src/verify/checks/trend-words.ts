/** Verbs of growth, as the source of a pattern. */
export const UP = '(?:增加|增长|增多|提高|提升|上升|上涨|上调|走高|扩大|攀升|延长|超支|增|升|涨|扩|提)'
/** Verbs of decline, as the source of a pattern. */
export const DOWN =
  '(?:下降|降低|减少|压减|压缩|缩减|缩短|缩小|收窄|下调|下滑|走低|回落|节约|节省|节支|降|减|缩)'
