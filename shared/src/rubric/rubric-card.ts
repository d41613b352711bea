import type { RubricKind } from './rubric.ts'

/** What a pack is for: enough to choose one without reading it. */
export type RubricCard = {
  readonly id: string
  readonly issuer: string | null
  readonly kind: RubricKind | null
  readonly year: number
}

const line = (text: string, key: string): string | null =>
  new RegExp(`^${key}:[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\n#]*))`, 'mu')
    .exec(text)
    ?.slice(1)
    .find(value => value !== undefined)
    ?.trim() ?? null

/**
 * Takes id, issuer, kind and year from their lines in a rubric.yaml by pattern: a YAML reader would cost every start of the
 * program its loading time. Null where they do not stand on lines of their own, as `heshu rubric check` tells.
 */
export const readCard = (yaml: string): RubricCard | null => {
  const [id, issuer, kind, year] = ['id', 'issuer', 'kind', 'year'].map(key => line(yaml, key))
  if (!id || !year || !/^\d{4}$/.test(year)) return null
  if (kind !== null && kind !== 'department' && kind !== 'project') return null
  return { id, issuer: issuer ?? null, kind: kind ?? null, year: Number.parseInt(year, 10) }
}
