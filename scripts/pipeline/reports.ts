import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeText } from '@heshu/workers/parse/text/decode-text.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/reports')

/** The places that the fixtures are about; a number makes another place of each. */
const PLACES = ['安澜市', '合阳县', '临湖县', '临岚市', '云溪市', '望川县']

const textOf = (bytes: Buffer): string => {
  const decoded = decodeText(bytes)
  if ('refusal' in decoded) throw new Error(decoded.refusal.message)
  return decoded.text
}

/**
 * Text reports, all different and of different bodies: the fixtures with their places numbered.
 * @returns their names, in the folder.
 */
export const writeReports = async (folder: string, count: number, mark = ''): Promise<string[]> => {
  const texts: string[] = []
  for (const slug of (await readdir(FIXTURES)).sort())
    texts.push(textOf(await readFile(join(FIXTURES, slug, `${slug}.txt`))))
  await mkdir(folder, { recursive: true })
  const names: string[] = []
  for (let n = 0; n < count; n++) {
    let text = texts[n % texts.length]!
    for (const place of PLACES) text = text.replaceAll(place, `${place.slice(0, -1)}${n}${place.slice(-1)}`)
    const name = `${String(n).padStart(4, '0')}.txt`
    await writeFile(join(folder, name), `${text}\n（第${n}份${mark}）\n`)
    names.push(name)
  }
  return names
}
