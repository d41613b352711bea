/**
 * What `npm run demo` does: verifies one form of each report in fixtures/ (the pdf, or the docx where there is none), prints the
 * findings, and says where the HTML pages are. Exit status 0 when all were verified, findings or not.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const reports = join('fixtures', 'reports')
const out = join('out', 'demo')

const files = readdirSync(join(root, reports))
  .sort()
  .flatMap(slug => {
    const forms = ['pdf', 'docx', 'txt'].map(form => join(reports, slug, `${slug}.${form}`))
    return forms.filter(file => existsSync(join(root, file))).slice(0, 1)
  })
const heshu = join('services', 'src', 'cli', 'heshu.mjs')
const run = spawnSync(process.execPath, [heshu, 'verify', ...files, '--out', out], {
  cwd: root,
  stdio: 'inherit',
})
if (run.error) throw run.error

const didItsWork = run.status === 0 || run.status === 1
if (didItsWork)
  console.log(`\n报告页面在 ${join(root, out, 'index.html')}\nThe HTML report is ${join(out, 'index.html')}`)
process.exitCode = didItsWork ? 0 : (run.status ?? 1)
