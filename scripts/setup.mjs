// Makes a fresh clone ready: `npm run demo`, `npm test` and `npm run check` run it first. Plain JavaScript without
// dependencies, since it runs before anything is installed, on the Node that the machine happens to have (20 or later).
// Nothing is missing: nothing is done, in well under 100 ms. `--services` also sees to the programs that tests need.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockFile = join(root, 'package-lock.json')
const say = line => process.stderr.write(`${line}\n`)
const stop = line => {
  say(`\nset-up: ${line}`)
  process.exit(1)
}

const packagesIn = file => JSON.parse(readFileSync(file, 'utf8')).packages

/** What the lock asks for and node_modules lacks; npm leaves out optional packages of other platforms. */
function findMissing() {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return ['node_modules']
  const installed = packagesIn(installedFile)
  const missing = Object.entries(packagesIn(lockFile))
    .filter(([path]) => path.startsWith('node_modules/'))
    .filter(([path, wanted]) => {
      const found = installed[path]
      if (!found) return !wanted.optional
      return found.version !== wanted.version || found.integrity !== wanted.integrity
    })
    .map(([path]) => path)
  const programs = process.platform === 'win32' ? ['heshu.cmd'] : ['heshu']
  if (existsSync(join(root, `node_modules/node-${process.platform}-${process.arch}`))) programs.push('node')
  for (const program of programs) {
    const path = join('node_modules/.bin', program)
    if (!existsSync(join(root, path))) missing.push(path)
  }
  return missing
}

function installPackages() {
  say('set-up: installing the packages of package-lock.json (about a minute) …')
  const lock = readFileSync(lockFile)
  // `npm ci` refuses a lock made where the registry lacks some platform's optional package (npm/cli #9846).
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const inherit = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], inherit)
    : spawnSync('npm', args, { ...inherit, shell: process.platform === 'win32' })
  // Another npm release may reword the lock; what is tracked stays as it was cloned.
  if (!readFileSync(lockFile).equals(lock)) writeFileSync(lockFile, lock)
  if (done.error || done.status !== 0)
    stop(
      `npm install failed (${done.error?.message ?? `exit status ${done.status ?? done.signal}`}). ` +
        'See the lines above; is the package registry reachable? Then run the same command again.',
    )
}

function isProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return folder !== ''
    } catch {
      return false
    }
  })
}

/** Programs that no npm package ships, by their Debian packages; any one of the names will do. */
const SERVICES = [
  { package: 'redis-server', programs: ['redis-server'] },
  {
    package: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  },
]

// Debian starts a service when it installs it; the tests start their own on a private port, so policy-rc.d forbids that.
const installScript = packages => `set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod 755 $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends ${packages.join(' ')}
`

function installServices() {
  const packages = SERVICES.filter(service => !service.programs.some(isProgram)).map(
    service => service.package,
  )
  if (packages.length === 0) return
  const isRoot = process.getuid?.() === 0
  const inCi = process.env.CI === 'true'
  const debian = isProgram('apt-get')
  if (debian && (isRoot || inCi)) {
    say(`set-up: installing ${packages.join(' and ')} with apt-get …`)
    const shell = isRoot ? ['sh', '-c'] : ['sudo', '-n', 'sh', '-c']
    const done = spawnSync(shell[0], [...shell.slice(1), installScript(packages)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (done.error || done.status !== 0)
      stop(`apt-get could not install ${packages.join(' and ')}; see the lines above.`)
    return
  }
  const names = packages.join(' ')
  if (inCi) stop(`${names}: not installed, and there is no apt-get to install it.`)
  const brew = names.replace('redis-server', 'redis')
  const command = process.platform === 'darwin' ? `brew install ${brew}` : `sudo apt-get install ${names}`
  say(`set-up: the tests that need ${packages.join(' or ')} will be skipped; to run them: ${command}`)
}

if (findMissing().length > 0) {
  installPackages()
  const missing = findMissing()
  if (missing.length > 0)
    stop(`npm install ended well, yet this is missing: ${missing.slice(0, 5).join(', ')}`)
}
// The node-* packages bring Node 24 where one exists for the platform; elsewhere the machine's own must do.
const [major] = process.versions.node.split('.')
if (Number(major) < 24 && !existsSync(join(root, 'node_modules/.bin/node')))
  stop(
    `Node ${process.versions.node} is too old and no Node 24 package exists for this platform; install Node 24.`,
  )
if (process.argv.includes('--services')) installServices()
