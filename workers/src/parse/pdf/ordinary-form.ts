/**
 * CJK Radicals Supplement (U+2E80–2EF3) to unified ideographs, as pairs; from Unicode's EquivalentUnifiedIdeograph.txt.
 * NFKC maps only two of them. Radicals without an ideograph that running text uses are left out.
 */
const RADICALS =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺣灬⺤爪⺦丬⺧牛⺨犬⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const IDEOGRAPH_OF = new Map(
  Array.from(RADICALS.matchAll(/(.)(.)/gu), ([, radical, ideograph]) => [radical, ideograph] as const),
)

/** Radical 63 is 户 in mainland print; NFKC gives the other form, 戶. */
const DOOR = /\u2F3E/g

/** Kangxi radicals, compatibility ideographs and Latin ligatures; NFKC has an ordinary form for each of them. */
const COMPATIBLE = /[\u2F00-\u2FDF\uF900-\uFAFF\uFB00-\uFB06]|[\u{2F800}-\u{2FA1F}]/gu
const SUPPLEMENT = /[\u2E80-\u2EF3]/g
/** Signs of GB 2312 for which vendors' tables give different code points: dash, ellipsis, wave dash. */
const VARIANTS: Readonly<Record<string, string>> = { '\u2015': '—', '\u22EF': '…', '\u301C': '～' }
const VARIANT = /[\u2015\u22EF\u301C]/g
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t]/g
/** Zero-width and direction marks, soft hyphens, controls: nothing that is printed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters do come out of broken font tables
const UNPRINTED = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g
const ODD = /[^\u0020-\u007E\u4E00-\u9FFF]/

/**
 * The ordinary form of what a font maps a glyph to: radicals become the ideographs they look like, a dash, an ellipsis and a wave dash have one code each, every kind of space
 * becomes U+0020, unprinted marks vanish. Everything else stays as printed: ① and ％ too, which full NFKC would change.
 */
export const ordinaryForm = (text: string): string => {
  if (!ODD.test(text)) return text
  return text
    .replace(DOOR, '户')
    .replace(COMPATIBLE, sign => sign.normalize('NFKC'))
    .replace(SUPPLEMENT, sign => IDEOGRAPH_OF.get(sign) ?? sign)
    .replace(VARIANT, sign => VARIANTS[sign] ?? sign)
    .replace(SPACES, ' ')
    .replace(UNPRINTED, '')
}
