/** Writes the full result of every fixture and form beside it: `npm run golden`. Read the difference before you commit it, and explain it there. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { verifyReport } from '@heshu/workers/pipeline.ts'

let changed = 0
const reports = join(import.meta.dirname, '../fixtures/reports')
for (const slug of (await readdir(reports)).sort()) {
  const golden = join(reports, slug, 'golden')
  await mkdir(golden, { recursive: true })
  for (const name of (await readdir(join(reports, slug))).filter(file => file.startsWith(`${slug}.`))) {
    const result = await verifyReport(await readFile(join(reports, slug, name)), `${slug}/${name}`)
    const file = join(golden, `${extname(name).slice(1)}.json`)
    const text = `${JSON.stringify(result, null, 1)}\n`
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) changed++
    await writeFile(file, text)
  }
  console.log(slug)
}
if (changed > 0)
  console.log(`${changed} changed: raise the version of the stage that did it, in workers/src/stages.ts`)
