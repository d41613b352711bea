import Fraction from 'fraction.js'

/**
 * Values whose parts are shared by identity, as JSON: what is met more than once is written once, in `shared`, and referred
 * to by {"$ref": n}; what the reader has already (`known`: the passages of the document) by {"$known": n}. Exact numbers are
 * {"$exact": "n/d"}, maps {"$map": […]}, sets {"$set": […]}. All else is plain JSON; keys that begin with $ are refused.
 */
type Written = { readonly shared: readonly unknown[]; readonly root: unknown }

/** The objects that are met more than once, each with the number it is referred to by; parts stand before wholes. */
const findShared = (root: unknown, known: ReadonlyMap<object, number>): Map<object, number> => {
  const seen = new Set<object>()
  const again = new Set<object>()
  const done: object[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Fraction) return
    if (seen.has(value)) {
      again.add(value)
      return
    }
    if (known.has(value)) return
    seen.add(value)
    if (Array.isArray(value) || value instanceof Set) for (const child of value) visit(child)
    else if (value instanceof Map)
      for (const [key, child] of value) {
        visit(key)
        visit(child)
      }
    else for (const key in value) visit((value as Record<string, unknown>)[key])
    done.push(value)
  }
  visit(root)
  return new Map(done.filter(value => again.has(value)).map((value, n) => [value, n]))
}

/** @throws TypeError on what has no written form: functions, classes of other kinds, keys that begin with $. */
export const writeGraph = (root: unknown, known: readonly object[] = []): string => {
  const numbers = new Map(known.map((value, n) => [value, n]))
  const shared = findShared(root, numbers)

  const write = (value: unknown, isItself = false): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || value === undefined)
      return value
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new TypeError(`no written form for ${value}`)
      return value
    }
    if (typeof value !== 'object') throw new TypeError(`no written form for a ${typeof value}`)
    if (value instanceof Fraction) return { $exact: value.toFraction() }
    const place = numbers.get(value)
    if (place !== undefined) return { $known: place }
    const ref = shared.get(value)
    if (ref !== undefined && !isItself) return { $ref: ref }
    if (Array.isArray(value)) return value.map(item => write(item))
    if (value instanceof Map) return { $map: [...value].map(([key, item]) => [write(key), write(item)]) }
    if (value instanceof Set) return { $set: [...value].map(item => write(item)) }
    if (Object.getPrototypeOf(value) !== Object.prototype)
      throw new TypeError(`no written form for a ${value.constructor.name}`)
    const plain: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw new TypeError(`no written form for the key ${key}`)
      plain[key] = write(item)
    }
    return plain
  }
  const written: Written = { shared: [...shared.keys()].map(value => write(value, true)), root: write(root) }
  return JSON.stringify(written)
}

/** The values again, shared where they were; `known` as they were written with. @throws on text of another origin. */
export const readGraph = (text: string, known: readonly object[] = []): unknown => {
  const written: Written = JSON.parse(text)
  const shared: unknown[] = []

  const at = (values: readonly unknown[], place: unknown): unknown => {
    if (typeof place !== 'number' || !(place in values)) throw new RangeError('a reference to nothing')
    return values[place]
  }
  const read = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(read)
    if ('$ref' in value) return at(shared, value.$ref)
    if ('$known' in value) return at(known, value.$known)
    if ('$exact' in value) return new Fraction(String(value.$exact))
    if ('$map' in value)
      return new Map((value.$map as [unknown, unknown][]).map(pair => [read(pair[0]), read(pair[1])]))
    if ('$set' in value) return new Set((value.$set as unknown[]).map(read))
    const plain: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) plain[key] = read(item)
    return plain
  }
  for (const value of written.shared) shared.push(read(value))
  return read(written.root)
}
