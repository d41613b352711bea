import { createHash } from 'node:crypto'

const LONGEST = 60 // in characters: with three bytes each, a hash and an ending it stays below the 255 bytes of a file name

/** A file name without what some system does not allow in one; never empty, hidden or a device of Windows. */
const safeName = (name: string): string => {
  const kept = [...name.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}._()（）〔〕【】《》-]+/gu, '_')]
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[.\s]+$/g, '')
  return kept === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(kept) ? `_${kept}` : kept
}

const baseName = (file: string): string => file.split(/[/\\]/).findLast(part => part !== '') ?? ''

/** From the shortest name of a file to one that no other file has: without its ending, with it, with a hash of its path. */
const candidates = (file: string): readonly [string, string, string] => {
  const base = baseName(file)
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 16)
  return [safeName(base.replace(/(?<=.)\.[^.]*$/, '')), safeName(base), `${safeName(base)}-${hash}`]
}

// index.html is the batch's own page.
const RESERVED = 'index'

/**
 * The name, without ending, under which each file's results are written. Files that would share a name, also on systems
 * that do not tell capitals apart, all get their longer one, so that no name depends on the order of the files.
 */
export const nameOutputs = (files: readonly string[]): Map<string, string> => {
  const level = new Map<string, 0 | 1 | 2>(files.map(file => [file, 0]))
  const nameOf = (file: string): string => candidates(file)[level.get(file)!]
  for (;;) {
    const byName = Map.groupBy(level.keys(), file => nameOf(file).toLowerCase())
    const clashing = [...byName]
      .filter(([name, group]) => group.length > 1 || name === RESERVED)
      .flatMap(([, group]) => group)
      .filter(file => level.get(file) !== 2)
    if (clashing.length === 0) return new Map(files.map(file => [file, nameOf(file)]))
    for (const file of clashing) level.set(file, level.get(file) === 0 ? 1 : 2)
  }
}
