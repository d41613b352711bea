/**
 * A function of a thing that never changes, asked again and again: each answer is kept with its thing, and goes with it. An
 * answer of undefined is not kept.
 */
export const kept = <Thing extends object, Answer>(
  compute: (thing: Thing) => Answer,
): ((thing: Thing) => Answer) => {
  const answers = new WeakMap<Thing, Answer>()
  return thing => {
    const known = answers.get(thing)
    if (known !== undefined) return known
    const answer = compute(thing)
    answers.set(thing, answer)
    return answer
  }
}
