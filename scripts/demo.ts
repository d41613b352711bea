/** What `npm run demo` prints: the findings in the project's own fixtures, and where the HTML pages are. Exit status 0 when every fixture was verified, findings or not. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const out = join('out', 'demo')
const heshu = join(root, 'services/src/cli/heshu.ts')

const run = spawnSync(process.execPath, [heshu, 'verify', join('fixtures', 'reports'), '--out', out], {
  cwd: root,
  stdio: 'inherit',
})
if (run.error) throw run.error

const didItsWork = run.status === 0 || run.status === 1
const pages = ['index.html', ''].map(name => join(root, out, name)).find(path => existsSync(path))
if (didItsWork && pages) console.log(`\nHTML 报告 (HTML reports): ${pages}`)
process.exitCode = didItsWork ? 0 : (run.status ?? 1)
