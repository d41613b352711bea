import type { Figure } from '@heshu/shared/model/figure.ts'

/** What names of bodies, places and projects end in. */
const ENDS_NAME =
  '(?:机关|中心|局|院|所|站|馆|学校|中学|小学|幼儿园|大学|党校|街道|办事处|镇|乡|村|社区|公司|集团|支队|大队|委员会|管委会|协会|联合会|工会|残联|妇联|工商联|文联|科协|红十字会|供销社|团委|林场|公园|片区|校区|院区|项目|工程|经费)'
/** Words that begin a clause and no name; 我局, 本项目, 各镇 name no other. */
const NO_NAME =
  '(?:我|本|该|各|全|其|两|加强|完善|推进|深化|开展|建设|建成|新建|新增|组织|依托|通过|由|在|对|为|按|与|和|从|截|扶持|支持|改造|安排|拨付)'
const NAME = new RegExp(`(?:^|[，,：:；;、])(?!${NO_NAME})([\\u4e00-\\u9fff“”]{1,14}?${ENDS_NAME})`)

/** So far back a sentence is looked at. */
const REACH = 120

/** Whose a figure is, where a clause of its sentence begins with a name: 县残联 of 县残联厉行节约，本年支出 30 万元. */
export const ownerOf = ({ passage, start }: Figure): string | null => {
  const sentence = passage.text
    .slice(Math.max(0, start - REACH), start)
    .split(/[。！？!?\n]/)
    .at(-1)!
    .replace(/\s+/g, '')
  return NAME.exec(sentence)?.[1]?.replace(/[“”]/g, '') ?? null
}

/** Whether two figures are those of two owners. */
export const ownedApart = (a: Figure, b: Figure): boolean => {
  const [one, other] = [ownerOf(a), ownerOf(b)]
  return one !== null && other !== null && !one.includes(other) && !other.includes(one)
}
