import { DISTRACTORS, type Distractor } from './distractors.ts'
import { DISTRACTORS_SECOND } from './distractors-second.ts'
import type { Kind } from './relation.ts'
import { BODIES, COUNTABLES, PROJECTS, type Subjects } from './subjects.ts'
import { BODIES_SECOND, COUNTABLES_SECOND, PROJECTS_SECOND } from './subjects-second.ts'
import { WORDINGS } from './wordings/all.ts'
import type { Wording } from './wordings/wording.ts'
import { WORDINGS_SECOND } from './wordings-second/all.ts'

/** Wordings of one hand, with the names and the distractors that go with them. */
export const SETS = ['first', 'second'] as const
export type SetName = (typeof SETS)[number]
export type Choice = SetName | 'both'
export const CHOICES: readonly Choice[] = [...SETS, 'both']

export const WORDINGS_OF: Readonly<Record<SetName, Readonly<Record<Kind, readonly Wording[]>>>> = {
  first: WORDINGS,
  second: WORDINGS_SECOND,
}

const FIRST_SUBJECTS: Subjects = { projects: PROJECTS, bodies: BODIES, countables: COUNTABLES }
const SECOND_SUBJECTS: Subjects = {
  projects: PROJECTS_SECOND,
  bodies: BODIES_SECOND,
  countables: COUNTABLES_SECOND,
}

export const SUBJECTS_OF: Readonly<Record<Choice, Subjects>> = {
  first: FIRST_SUBJECTS,
  second: SECOND_SUBJECTS,
  both: {
    projects: [...PROJECTS, ...PROJECTS_SECOND],
    bodies: [...BODIES, ...BODIES_SECOND],
    countables: [...COUNTABLES, ...COUNTABLES_SECOND],
  },
}

export const DISTRACTORS_OF: Readonly<Record<Choice, readonly Distractor[]>> = {
  first: DISTRACTORS,
  second: DISTRACTORS_SECOND,
  both: [...DISTRACTORS, ...DISTRACTORS_SECOND],
}

/** Wordings take turns, and so do the sets, so that a run of a few dozen reports has them all. */
export const turnOf = (
  kind: Kind,
  place: number,
  seed: number,
  choice: Choice,
): { set: SetName; wording: number } => {
  const set = choice === 'both' ? SETS[(seed + place) % SETS.length]! : choice
  const turn = choice === 'both' ? Math.floor(seed / SETS.length) : seed
  return { set, wording: (turn + 5 * place) % WORDINGS_OF[set][kind].length }
}
