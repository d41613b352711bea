import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output } from '@heshu/shared/model/output.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const BIN = join(import.meta.dirname, 'heshu.mjs')
const RIGHT = '一、预算执行情况\n2024年全年预算数为200万元，实际支出180万元，预算执行率为90%。\n'
const WRONG = '一、预算执行情况\n2024年全年预算数为200万元，实际支出180万元，预算执行率为95%。\n'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-cli-'))
  await mkdir(join(folder, 'batch'))
  await mkdir(join(folder, 'bare'))
  await writeFile(join(folder, 'right.txt'), RIGHT)
  await writeFile(join(folder, 'batch/b.txt'), RIGHT)
  await writeFile(join(folder, 'batch/a.txt'), WRONG)
  await writeFile(join(folder, 'batch/c.txt'), WRONG.replaceAll('200', '400').replaceAll('180', '360'))
})
afterAll(() => rm(folder, { recursive: true }))

type Ended = { readonly status: number | null; readonly out: string; readonly err: string }

const heshu = (...words: string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...words], { cwd: folder })
    const texts = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', text => (texts.out += text))
    child.stderr.setEncoding('utf8').on('data', text => (texts.err += text))
    child.on('error', reject)
    child.on('close', status => resolve({ status, ...texts }))
  })

describe('heshu verify', () => {
  it('ends with 0 when all is verified and nothing disagrees, without colours on a pipe', async () => {
    const { status, out } = await heshu('verify', 'right.txt')
    expect(out).toContain('没有发现不符之处。')
    expect(out).not.toContain('\u001b')
    expect(status).toBe(0)
  })

  it('ends with 1 on findings and prints the same JSON with one and two at work', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map(jobs => heshu('verify', 'batch', '--json', '--jobs', jobs)),
    )
    const output = JSON.parse(one!.out) as Output
    expect(output.documents.map(document => document.file)).toEqual([
      'batch/a.txt',
      'batch/b.txt',
      'batch/c.txt',
    ])
    expect(two!.out).toBe(one!.out)
    expect([one!.status, two!.status]).toEqual([1, 1])
  })

  it('ends with 2 when a path gives nothing to verify, names it, and verifies the others', async () => {
    const { status, out } = await heshu('verify', '--json', 'batch', 'missing.pdf', 'bare')
    const { documents } = JSON.parse(out) as Output
    expect(documents.map(each => [each.file, each.status, each.refusal?.code])).toEqual([
      ['bare', 'refused', 'no-reports'],
      ['batch/a.txt', 'verified', undefined],
      ['batch/b.txt', 'verified', undefined],
      ['batch/c.txt', 'verified', undefined],
      ['missing.pdf', 'refused', 'not-found'],
    ])
    expect(documents.at(-1)!.refusal!.message).toContain('missing.pdf')
    expect(status).toBe(2)
  })

  it('writes a page and the JSON of each file, and those of the batch, with the same bytes on two runs', async () => {
    const read = async (name: string) => {
      const { err } = await heshu('verify', 'batch', '--out', name)
      expect(err).toContain(name)
      const files = (await readdir(join(folder, name))).sort()
      return Promise.all(
        files.map(async file => [file, (await readFile(join(folder, name, file))).toString('base64')]),
      )
    }
    const [first, second] = await Promise.all([read('out-1'), read('out-2')])
    expect(first!.map(([file]) => file)).toEqual([
      'a.html',
      'a.json',
      'b.html',
      'b.json',
      'c.html',
      'c.json',
      'findings.xlsx',
      'index.html',
    ])
    expect(second).toEqual(first)
    const { documents } = JSON.parse(await readFile(join(folder, 'out-1/a.json'), 'utf8')) as Output
    expect(documents).toHaveLength(1)
  })

  it('survives a reader that goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'verify', 'batch', '--json'], { cwd: folder })
    child.stdout.destroy()
    let err = ''
    child.stderr.setEncoding('utf8').on('data', text => (err += text))
    const status = await new Promise(resolve => child.on('close', resolve))
    expect(err).not.toMatch(/EPIPE|Error/)
    expect([0, 1]).toContain(status)
  })

  it('ends with 2 on a usage error and on a rubric that there is not', async () => {
    const wrong = [
      ['verify'],
      ['verify', 'right.txt', '--jobs', '0'],
      ['verify', 'right.txt', '--rubric', 'x'],
    ]
    for (const { status, err, out } of await Promise.all(wrong.map(words => heshu(...words)))) {
      expect(status).toBe(2)
      expect(err).toContain('用法错误：')
      expect(out).toBe('')
    }
  })
})
