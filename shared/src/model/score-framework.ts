/** What the guidelines and the departments' own tables part a score into: a list that names all of one set leaves none out. */
const FRAMEWORKS: readonly (readonly RegExp[])[] = [
  [/决策|投入/, /过程|管理/, /产出/, /效[益果]/],
  [/执行/, /产出/, /效[益果]/, /满意/],
  [/决策/, /管理/, /绩效/],
  [/编制/, /执行/, /效[益果]/],
]

/** Whether each dimension of a framework has a label of its own. */
export const namesFramework = (labels: readonly string[]): boolean =>
  FRAMEWORKS.some(
    dimensions =>
      labels.length >= dimensions.length && dimensions.every(one => labels.some(label => one.test(label))),
  )
