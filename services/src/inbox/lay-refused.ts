import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { numberedName } from './report-names.ts'

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const TRIES = 10_000

/**
 * Lays a refused file into the folder for them, under its path in the inbox, with a text beside it that says why and what to
 * do. What is there already is left as it is, and the file gets a number.
 * @param lay puts the file to the path it is given.
 */
export const layRefused = async (
  folder: string,
  name: string,
  message: string,
  lay: (path: string) => Promise<void>,
): Promise<void> => {
  const place = join(folder, dirname(name))
  await mkdir(place, { recursive: true })
  for (let n = 1; n < TRIES; n++) {
    const path = join(place, numberedName(basename(name), n))
    if ((await exists(path)) || (await exists(`${path}.txt`))) continue
    const unfinished = join(place, `.${numberedName(basename(name), n)}.unfinished`)
    // A byte order mark, so that the editors of older Windows systems read it as UTF-8. Whole when it is seen, as is the file.
    await writeFile(unfinished, `\uFEFF${message}\r\n`)
    await rename(unfinished, `${path}.txt`)
    await lay(unfinished)
    await rename(unfinished, path)
    return
  }
}
