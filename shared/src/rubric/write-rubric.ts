import { stringify } from 'yaml'

/** The plain values of a pack as the text of its rubric.yaml. */
export const writeRubric = (pack: Readonly<Record<string, unknown>>): string =>
  stringify(pack, { lineWidth: 0 })
