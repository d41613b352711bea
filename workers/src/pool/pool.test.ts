import { spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPool, type Pool, type PoolOptions } from './pool.ts'

let folder = ''
let program = ''
let pool: Pool | null = null

/** A child that does what the file's name says, so that each way to end can be had at will. */
const PROGRAM = `
import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
process.on('disconnect', () => process.exit(0))
process.on('message', async ({ file }) => {
  const name = basename(file)
  if (name.startsWith('hang')) for (;;) {}
  if (name.startsWith('exit')) process.exit(3)
  if (name.startsWith('throw')) return process.send({ kind: 'failed', message: 'Error: bug' })
  if (name.startsWith('disk')) return process.send({ kind: 'trouble', message: 'EIO' })
  if (name.startsWith('objects')) { const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length)) }
  if (name.startsWith('buffers')) { const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 5); return }
  const wait = name.startsWith('slow') ? 150 : 0
  setTimeout(() => process.send({ kind: 'result', result: { file, pid: process.pid, text: readFileSync(file, 'utf8') } }), wait)
})
process.send({ kind: 'ready' })
`

const makePool = (options: Partial<PoolOptions> = {}): Pool => {
  pool = createPool({ size: 1, memoryMb: 150, deadlineMs: 5_000, program, ...options })
  return pool
}
const makeFile = async (name: string, text = name): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}
const pidOf = (result: unknown): number => (result as { pid: number }).pid
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const until = async (condition: () => boolean, ms = 5_000): Promise<boolean> => {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (condition()) return true
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return condition()
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-pool-'))
  program = join(folder, 'program.mjs')
  await writeFile(program, PROGRAM)
})
afterEach(async () => {
  await pool?.close()
  pool = null
})
afterAll(() => rm(folder, { recursive: true }))

describe('createPool', () => {
  it('gives each file its own result, whichever ends first', async () => {
    const { verify } = makePool({ size: 2 })
    const names = ['slow-a', 'b', 'c', 'slow-d', 'e']
    const results = await Promise.all(names.map(async name => verify(await makeFile(name))))
    expect(results.map(({ file }) => file)).toEqual(names.map(name => join(folder, name)))
  })

  it('works on no more files at once than its size and keeps its children', async () => {
    const { verify } = makePool({ size: 2 })
    const files = await Promise.all(['1', '2', '3', '4', '5'].map(name => makeFile(`slow-${name}`)))
    const pids = (await Promise.all(files.map(file => verify(file)))).map(pidOf)
    expect(new Set(pids).size).toBe(2)
  })

  it('stops a file that takes longer than the deadline and goes on with the next', async () => {
    const { verify } = makePool({ deadlineMs: 300 })
    const [late, next] = await Promise.all([verify(await makeFile('hang')), verify(await makeFile('next'))])
    expect(late).toMatchObject({ status: 'refused', refusal: { code: 'timeout' } })
    expect(late.refusal?.message).toMatch(/“hang”.*超过 1 秒.*请/)
    expect(late.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(next).toMatchObject({ text: 'next' })
  })

  it.each(['exit', 'throw'])('refuses only the file on which its reader breaks down (%s)', async name => {
    const { verify } = makePool()
    expect(await verify(await makeFile(name))).toMatchObject({
      status: 'refused',
      refusal: { code: 'crash' },
    })
    expect(await verify(await makeFile('next'))).toMatchObject({ text: 'next' })
  })

  it.each(['objects', 'buffers'])('stops a file that needs more memory than allowed (%s)', async name => {
    const { verify } = makePool({ deadlineMs: 20_000 })
    const result = await verify(await makeFile(name))
    expect(result.refusal).toMatchObject({ code: 'crash' })
    expect(result.refusal?.message).toContain('内存超过 150 MB')
    expect(await verify(await makeFile('next'))).toMatchObject({ text: 'next' })
  })

  it('rejects on trouble of the machine, so that another try can be made', async () => {
    const { verify } = makePool()
    await expect(verify(await makeFile('disk'))).rejects.toThrow('EIO')
    expect(await verify(await makeFile('next'))).toMatchObject({ text: 'next' })
  })

  it('rejects when the children cannot start', async () => {
    const { verify } = makePool({ program: join(folder, 'none.mjs') })
    await expect(verify(await makeFile('a'))).rejects.toThrow()
  })

  it('refuses a file over 200 MB without reading it', async () => {
    const file = await makeFile('large.pdf')
    const handle = await open(file, 'r+')
    await handle.truncate(300 * 1024 * 1024)
    await handle.close()
    const started = performance.now()
    const result = await makePool().verify(file)
    expect(result).toMatchObject({ format: 'pdf', sha256: '', refusal: { code: 'too-large' } })
    expect(result.refusal?.message).toMatch(/“large.pdf”.*300 MB.*请/)
    expect(performance.now() - started).toBeLessThan(200)
    await rm(file)
  })

  it('refuses a file that is not there and a folder', async () => {
    const { verify } = makePool()
    expect((await verify(join(folder, 'gone.txt'))).refusal?.code).toBe('not-found')
    expect((await verify(folder)).refusal?.code).toBe('unsupported')
  })

  it('gives the same result twice, and passes one of ten megabytes whole', async () => {
    const { verify } = makePool({ size: 2 })
    const file = await makeFile('long', '预算'.repeat(1_700_000))
    const [first, second] = await Promise.all([verify(file), verify(file)])
    expect({ ...first, pid: 0 }).toEqual({ ...second, pid: 0 })
    expect((first as unknown as { text: string }).text).toHaveLength(3_400_000)
  })

  it('ends children that have no work for a while', async () => {
    const { verify } = makePool({ idleMs: 50 })
    const first = pidOf(await verify(await makeFile('a')))
    expect(await until(() => !isRunning(first))).toBe(true)
    expect(pidOf(await verify(await makeFile('b')))).not.toBe(first)
  })

  it('rejects what is still under way when it is closed, and ends the children', async () => {
    const { verify, close } = makePool()
    const files = [await makeFile('slow-1'), await makeFile('slow-2')]
    const outcomes = Promise.allSettled(files.map(file => verify(file)))
    await new Promise(resolve => setTimeout(resolve, 20))
    await close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'leaves no child behind when the parent ends by %s',
    async signal => {
      const busy = join(folder, 'busy.mjs')
      const watch = fileURLToPath(new URL('./watch-parent.ts', import.meta.url))
      await writeFile(
        busy,
        `import { watchParent } from ${JSON.stringify(watch)}
       import { writeFileSync } from 'node:fs'
       process.on('SIGINT', () => {})
       await watchParent()
       process.send({ kind: 'ready' })
       process.on('message', ({ file }) => { writeFileSync(file + '.pid', String(process.pid)); for (;;) {} })`,
      )
      const file = await makeFile(`report-${signal}`)
      const parent = join(folder, 'parent.mjs')
      await writeFile(
        parent,
        `import { createPool } from ${JSON.stringify(fileURLToPath(new URL('./pool.ts', import.meta.url)))}
       import { existsSync } from 'node:fs'
       const pool = createPool({ size: 1, memoryMb: 150, deadlineMs: 60000, program: ${JSON.stringify(busy)} })
       void pool.verify(process.argv[2]).catch(() => {})
       setInterval(() => existsSync(process.argv[2] + '.pid') && process.stdout.write('busy'), 20)`,
      )
      const running = spawn(process.execPath, [parent, file], { stdio: ['ignore', 'pipe', 'inherit'] })
      await new Promise(resolve => running.stdout.once('data', resolve))
      const pid = Number.parseInt(await readFile(`${file}.pid`, 'utf8'), 10)
      expect(isRunning(pid)).toBe(true)
      running.kill(signal)
      expect(await until(() => !isRunning(pid))).toBe(true)
    },
  )
})
