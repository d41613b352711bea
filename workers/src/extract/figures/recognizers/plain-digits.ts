import { MEASURE_WORD } from '../measure-words.ts'
import { PLAIN, type Recognizer } from './recognizer.ts'

const plain = (name: string, source: string): Recognizer => ({
  name,
  pattern: new RegExp(source, 'y'),
  read: () => PLAIN,
})
/** Not followed by anything that would make it a quantity. */
const NO_UNIT = `(?!\\s?(?:[%‰]|[余多]?[百千]?[万亿]|元|分(?![钟别])|${MEASURE_WORD}))`

/** 〔2025〕37号, [2020]12号, 第612号, 1号楼 */
export const documentNumber = plain(
  'document-number',
  '(?<=[〔［\\[【(（〈<]\\s*)(?:19|20)\\d{2}\\s*[〕］\\]】)）〉>]\\s*(?:第\\s*)?\\d{1,5}\\s*号|\\d+\\s*号',
)
/** 第94位, 第十条, 前100, 前5名, 500强 */
export const rank = plain(
  'rank',
  `(?:(?<=第\\s*)|(?<=(?<![目以之此当提年月日天会从])前\\s*)|(?<=(?:排名|排行|位列|位居|名列)\\s*))(?:\\d+|[一二三四五六七八九十百]+)(?:\\s?(?:${MEASURE_WORD}|[强条章节款届方类批期%]))?|\\d+\\s?强(?![度化])`,
)
/** 表1-1, 附件 2, 图3, 附表4.1; 电表 30 只 are meters */
export const tableNumber = plain(
  'table-number',
  '(?<=(?:(?<![电水气仪代钟])表|图|附件|附录|专栏|公式|案例)\\s?)\\d{1,3}(?:[-–.]\\d{1,3})*(?!\\s?[%万亿元])',
)
/** 1. … ；2、… （3） 4) at the start of a passage, of a sentence or of a point; 目标1： */
export const listNumber = plain(
  'list-number',
  '(?<=^|^[“"*#\\s]+|[。；;：:？！)）>]\\s*|\\s)\\d{1,2}(?=\\s?[.．](?![\\d.])|[)）])|(?<=^\\s*|[。；;：:]\\s*)\\d{1,2}(?=、)|' +
    '(?<=(?:^|[。；;：:，,、\\s])\\s*[（(]\\s?)\\d{1,2}(?=\\s?[)）])|(?<=(?:目标|指标|任务|方案|问题|情形|步骤|项目|备注|注)\\s?)\\d{1,2}(?=[：:、.．](?!\\d))',
)
/** 1.1 概况 and 2.3.1 at the head of a passage */
export const sectionNumber = plain(
  'section-number',
  `(?<=^\\s*)\\d{1,2}(?:\\.\\d{1,2}){1,3}(?=\\s*[\\u4e00-\\u9fff])(?:${NO_UNIT}|(?=\\s?项目))`,
)
/** 一、部门基本情况 12: the page number in a table of contents */
export const pageNumber = plain(
  'page-number',
  '(?<=^\\s*(?:[（(]?[一二三四五六七八九十\\d]{1,3}[)）、.]|附件?)[^。；，]{2,60}[\\s.…·]+)\\d{1,4}(?=\\s*$)',
)
/** 0755-88161338, 13800000000, 400-800-1234 */
export const telephone = plain(
  'telephone',
  '(?:0\\d{2,3}[-—–]?\\d{7,8}|1[3-9]\\d{9}|[48]00-\\d{3,4}-\\d{3,4})(?![\\d.,])',
)
/** 1202016-2021-YBXM-0015, 91440300MA5XXXXXXX, 0015, 1202016001 (nine digits and more without a unit) */
export const code = plain(
  'code',
  `\\d[\\dA-Za-z]*(?:[-—–_](?=[\\dA-Za-z]*[A-Za-z\\d])[\\dA-Za-z]+){2,}|\\d{2,}[A-Z][\\dA-Z]{6,}|0\\d+(?![\\d.,])|(?<=^\\s*)\\d{5,}(?=\\s+[\\u4e00-\\u9fff])${NO_UNIT}|\\d{9,}(?![\\d.,])${NO_UNIT}|` +
    '(?<=(?:编码|代码|电话|邮编|账号|帐号|手机|证号|编号|文号|批号)[为是：:\\s]{0,3})\\d[\\dA-Za-z-]*',
)
/** H1N1, PM2.5, A4, 5G, 3A级: digits in a name of letters. AED10台 is a count. */
export const lettered = plain(
  'lettered',
  `(?<=(?<![A-Za-z])[A-Za-z]{1,2}[-－]?)\\d[\\dA-Za-z.-]*(?![,\\d])|(?<=[A-Za-z]{3,}[-－]?)\\d[\\dA-Za-z.]*(?![,\\d])${NO_UNIT}|\\d+[A-Z](?![\\d.,])(?:[\\dA-Z]*)`,
)
/** 1+N, 6+1, 1+1+6+N, 7×24小时; a sum of larger numbers is arithmetic */
export const pattern = plain(
  'pattern-name',
  `\\d{1,2}(?:\\+\\d{1,2})*\\+[A-Za-z](?:\\+[\\dA-Za-z])*|(?<=[A-Za-z]\\+)\\d{1,2}(?:\\+[\\dA-Za-z])*|\\d(?:\\+\\d(?!\\d))+(?!\\s?[=＝%.,\\d])|(?<=[“"「]\\s?)\\d{1,3}(?:[+·•.]\\d{1,3})+(?=[^“”"」，。]{0,8}[”"」])|\\d{1,2}[×xX*]24(?=\\s?小时)(?:\\s?小时)`,
)
/** 医改3.0: a version; 得3.0, 扣3.0 are scores */
export const version = plain(
  'version',
  `(?<![得扣加减为是达约计至到分\\d.,≥≤><=＝]\\s?)\\d\\.0(?!\\d)(?=\\s?[\\u4e00-\\u9fff”"》])${NO_UNIT}|\\d+(?:\\.\\d+)*\\s?版`,
)
/** “15分钟”医疗圈, “10条”: what is quoted whole and is no rate is a name */
export const quotedName = plain(
  'quoted-name',
  '(?<=[“「『])\\d+(?:[\\u4e00-\\u9fffA-Za-z个]{1,6}(?:\\d{1,3}[\\u4e00-\\u9fff]{0,6})*)?(?=[”」』])',
)
/** 2级, 3甲, 12型, 4路, 5楼, 64排: an ordinal by its word */
export const ordinal = plain(
  'ordinal',
  '\\d{1,4}\\s?(?:级|型|甲|路(?![程])|楼|室(?!内)|线(?![上下])|排(?!查|放|名|污|水)|届|等奖|环(?!境|保|节|比)|分制)',
)
/** 12345热线, 120急救, 114工程 */
export const namedNumber = plain(
  'named-number',
  '\\d{3,6}(?=\\s?[”"]?(?:热线|急救|平台|工程|电话|计划|行动|模式|体系|专线))',
)
/** 65岁以上老年人, 0-6岁, 35-64岁: an age says who is meant, not how much */
export const ageGroup = plain(
  'age-group',
  '\\d{1,3}(?:\\s?周?岁)?\\s?[-—–~～至到]\\s?\\d{1,3}\\s?(?:周?岁|个?月(?=龄|的?(?:儿童|婴|幼)))|(?<!(?:寿命|年龄)[^，。；]{0,8})\\d{1,3}\\s?周?岁(?=\\s?[（(]?[及以含]|的?(?:儿童|老|妇|女|男|人|居民|青|少|适龄|常住|户籍|学生))(?:\\s?[（(]?含?[)）]?及?以[上下内])?',
)
/** 1:3, 1∶2 */
export const proportion = plain('proportion', '\\d+\\s?[:∶]\\s?\\d+(?![\\d.])(?!\\s?[%万亿元])')
