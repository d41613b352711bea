import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocx } from '@heshu/workers/parse/docx/read-docx.ts'
import { readPdf } from '@heshu/workers/parse/pdf/read-pdf.ts'
import mammoth from 'mammoth'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const COLD_RUNS = 5
const WARM_RUNS = 5
const PAIRS = 11

type Line = { readonly what: string; readonly file: string; readonly figure: string; readonly goal: string }
type Process = { readonly parent: number; readonly peakMb: number; readonly command: string }

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const findReports = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.(?:txt|pdf|docx)$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()

/** All processes by number with the highest memory that each has held so far; none where there is no /proc. */
const listProcesses = async (): Promise<Map<number, Process>> => {
  const found = new Map<number, Process>()
  const names = await readdir('/proc').catch(() => [])
  for (const name of names.filter(entry => /^\d+$/.test(entry))) {
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    const peak = /^VmHWM:\s*(\d+)/m.exec(status)?.[1]
    const parent = /^PPid:\s*(\d+)/m.exec(status)?.[1]
    if (peak && parent)
      found.set(Number.parseInt(name, 10), {
        parent: Number.parseInt(parent, 10),
        peakMb: Number.parseInt(peak, 10) / 1024,
        command,
      })
  }
  return found
}

type Cold = { readonly ms: number; readonly status: number | null; readonly peakMb: number }

/** One run of the command in a process of its own, with the sum of the peaks of Heshu's processes (npx itself left out). */
const runCold = async (file: string, watchMemory: boolean): Promise<Cold> => {
  const started = performance.now()
  const command = spawn('npx', ['heshu', 'verify', file], { cwd: ROOT, stdio: 'ignore' })
  const ended = new Promise<number | null>(resolve => command.once('close', resolve))
  const peaks = new Map<number, number>()
  let running = true
  const watch = async (): Promise<void> => {
    while (running && watchMemory) {
      const processes = await listProcesses()
      const ours = (pid: number): boolean =>
        pid === command.pid || (processes.has(pid) && ours(processes.get(pid)?.parent ?? 0))
      for (const [pid, { command: line, peakMb }] of processes)
        if (/heshu|start-child/.test(line) && !/^npm |npx|sh\0-c/.test(line) && ours(pid))
          peaks.set(pid, peakMb)
      await new Promise(resolve => setTimeout(resolve, 30))
    }
  }
  const watching = watch()
  const status = await ended
  const ms = performance.now() - started
  running = false
  await watching
  return { ms, status, peakMb: [...peaks.values()].reduce((sum, peak) => sum + peak, 0) }
}

const benchCold = async (file: string, name: string, goal: string): Promise<Line[]> => {
  const runs: Cold[] = []
  for (let run = 0; run < COLD_RUNS; run++) runs.push(await runCold(file, false))
  const watched = await runCold(file, true)
  const refused = watched.status === 2 ? ', refused' : ''
  return [
    {
      what: 'cold verify',
      file: name,
      figure: `${(median(runs.map(run => run.ms)) / 1000).toFixed(2)} s${refused}`,
      goal,
    },
    { what: 'peak memory', file: name, figure: `${watched.peakMb.toFixed(0)} MB`, goal: '< 400 MB' },
  ]
}

const benchPdf = async (file: string, name: string): Promise<Line> => {
  const bytes = await readFile(file)
  const first = await readPdf(Uint8Array.from(bytes))
  const pages = first.outcome === 'read' ? (first.document.pages ?? 0) : 0
  const what = 'warm pdf read'
  if (pages === 0) return { what, file: name, figure: 'refused', goal: '' }
  const times: number[] = []
  for (let run = 0; run < WARM_RUNS; run++) times.push(await timeOf(() => readPdf(Uint8Array.from(bytes))))
  return {
    what,
    file: name,
    figure: `${(median(times) / pages).toFixed(1)} ms/page`,
    goal: '≤ 30, with Type 3 fonts ≤ 60',
  }
}

const benchDocx = async (file: string, name: string): Promise<Line> => {
  const buffer = await readFile(file)
  const ours: number[] = []
  const ratios: number[] = []
  for (let pair = 0; pair <= PAIRS; pair++) {
    const mine = await timeOf(() => readDocx(buffer))
    const alone = await timeOf(() => mammoth.convertToHtml({ buffer }))
    // The first pair loads both.
    if (pair === 0) continue
    ours.push(mine)
    ratios.push(mine / alone)
  }
  const figure = `${median(ratios).toFixed(2)} (${median(ours).toFixed(0)} ms)`
  return { what: 'docx ÷ mammoth', file: name, figure, goal: '≤ 1.5' }
}

const printTable = (lines: readonly Line[]): void => {
  const rows = [{ what: 'what', file: 'file', figure: 'measured', goal: 'goal' }, ...lines]
  const width = (key: keyof Line) => Math.max(...rows.map(row => row[key].length))
  const [what, file, figure] = [width('what'), width('file'), width('figure')]
  for (const row of rows)
    console.log(
      `${row.what.padEnd(what)}  ${row.file.padEnd(file)}  ${row.figure.padStart(figure)}  ${row.goal}`.trimEnd(),
    )
}

const folder = process.argv[2] ?? join(ROOT, 'fixtures', 'reports')
const lines: Line[] = []
for (const file of await findReports(folder)) {
  const name = relative(folder, file)
  process.stderr.write(`${name} …\n`)
  const kind = extname(file).toLowerCase()
  if (kind === '.docx') lines.push(await benchDocx(file, name))
  if (kind === '.pdf') lines.push(await benchPdf(file, name))
  if (kind !== '.docx') lines.push(...(await benchCold(file, name, kind === '.txt' ? '< 1.5 s' : '< 3 s')))
}
printTable(lines.sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : 0)))
