import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JSON_TAIL, jsonHead } from '../services/src/cli/output-json.ts'
import { VERSION } from '../services/src/cli/version.ts'
import { NAME, ROOT, type ServeProcess, startServeProcess, waitUntil } from './serve-process.ts'

const QINGHE = join(ROOT, 'fixtures/reports/qinghe-2023/qinghe-2023.txt')

describe('with neither Redis nor PostgreSQL configured', () => {
  let serve: ServeProcess
  beforeAll(async () => {
    serve = await startServeProcess({})
  }, 60_000)
  afterAll(() => serve?.remove())

  const status = async () => JSON.parse(await serve.run(['status', '--json', '--data', serve.data]))
  const done = (count: number) =>
    waitUntil(async () => {
      const counts = await serve.useStore(store => store.status())
      return counts.verified + counts.refused >= count && counts.rerunning === 0 ? counts : null
    }, `${count} results`)

  it('a report dropped into the inbox becomes, through the queue in PostgreSQL, byte for byte what verify gives', async () => {
    await serve.drop()
    const result = await serve.waitForResult()
    expect(`${jsonHead(VERSION)}\n${result}${JSON_TAIL}`).toBe(await serve.verify())
    const document = JSON.parse(result)
    expect(document).toMatchObject({ file: NAME, status: 'verified' })
    expect(document.checks.length).toBeGreaterThan(0)
  }, 60_000)

  it('the job went through the queue of the embedded server', async () => {
    const client = new Client({ connectionString: serve.databaseUrl })
    await client.connect()
    const { rows } = await client.query("select 1 from pg_stat_activity where application_name = 'heshu'")
    await client.end()
    // The worker's connection that waits for jobs carries the name of the queue.
    expect(rows).toHaveLength(1)
  })

  it('the same bytes once more are a duplicate, and status counts both files', async () => {
    await serve.drop()
    await waitUntil(async () => ((await status()).duplicates === 1 ? true : null), 'the duplicate')
    expect(await status()).toMatchObject({
      verified: 1,
      refused: 0,
      unfinished: 0,
      duplicates: 1,
      waiting: [],
    })
  }, 30_000)

  it('says on standard output how far a batch is, and ends it when its folder is empty', async () => {
    await waitUntil(() => (serve.said().includes('“2022”：已复核 1/1 份') ? true : null), 'the line')
    await waitUntil(async () => ((await status()).batches.length === 0 ? true : null), 'the end of the batch')
    expect((await readdir(serve.inbox)).filter(name => name !== 'refused')).toEqual([])
  }, 30_000)

  it('a file that cannot be read comes back with a text that says why', async () => {
    await writeFile(join(serve.inbox, '坏.docx'), 'no Word file')
    const text = await waitUntil(
      () => readFile(join(serve.inbox, 'refused/坏.docx.txt'), 'utf8').catch(() => null),
      'the refused file',
    )
    expect(text).toContain('坏.docx')
    expect(await readFile(join(serve.inbox, 'refused/坏.docx'), 'utf8')).toBe('no Word file')
    expect(await status()).toMatchObject({ verified: 1, refused: 1 })
  }, 30_000)

  it('a later file for the same body, kind and year is a new version, shown with what changed', async () => {
    const first = await readFile(QINGHE, 'utf8')
    await writeFile(join(serve.inbox, '青禾.txt'), first)
    await done(3)
    await writeFile(join(serve.inbox, '青禾 修改.txt'), first.replaceAll('95.70%', '95.69%'))
    await done(4)
    const lines = (await serve.run(['export', '--data', serve.data]))
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    const version = lines.find(line => line.document.file === '青禾 修改.txt').version
    expect(version).toMatchObject({ number: 2, of: 2 })
    expect(version.changes.figures).toContainEqual({
      measures: expect.stringContaining('控制率'),
      before: '95.70%',
      after: '95.69%',
    })
  }, 60_000)

  it('reverify says first what it would do, and then keeps the decisions of auditors with their findings', async () => {
    const dry = await serve.run(['reverify', '--dry-run', '--issuer', '青禾', '--data', serve.data])
    expect(dry).toContain('将重新复核 2 份')
    expect(await serve.run(['reverify', '--dry-run', '--changed', '--data', serve.data])).toContain(
      '将重新复核 0 份',
    )
    const [report] = await serve.useStore(store => store.latestResults({ issuer: '青禾' }, null, 1))
    const document = await serve.useStore(store => store.readOutput(report!.output))
    const finding = document.checks.find(check => check.verdict !== 'agrees')!
    await serve.useStore(store =>
      store.addReview({
        line: report!.line!,
        checkId: finding.id,
        decision: 'confirmed',
        note: '已核实',
        reviewer: '王',
      }),
    )
    expect(await serve.run(['reverify', '--issuer', '青禾', '--data', serve.data])).toContain(
      '已安排重新复核 2 份',
    )
    await waitUntil(async () => {
      const [again] = await serve.useStore(store => store.latestResults({ issuer: '青禾' }, null, 1))
      return again!.runId !== report!.runId ? true : null
    }, 'the re-run')
    const line = JSON.parse(
      (await serve.run(['export', '--data', serve.data]))
        .split('\n')
        .find(each => each.includes(report!.id))!,
    )
    expect(line.difference).toMatchObject({ new: [], gone: [], changed: [] })
    expect(line.difference.unchanged).toContain(finding.id)
    expect(line.reviews).toMatchObject([{ checkId: finding.id, decision: 'confirmed', reviewer: '王' }])
  }, 60_000)

  it('a re-run in which nothing has changed extracts and verifies nothing anew', async () => {
    const client = new Client({ connectionString: serve.databaseUrl })
    await client.connect()
    const { rows } = await client.query(
      "select distinct stage, outcome from outcomes join runs on runs.id = run_id where reason = 'reverify' and stage <> 'parse' order by 1",
    )
    await client.end()
    // Whether what was read of a text is kept depends on how long reading took: of neither is it said.
    expect(rows).toEqual([
      { stage: 'extract', outcome: 'kept' },
      { stage: 'verify', outcome: 'kept' },
    ])
  })

  it('tells of its health, and of all that was done', async () => {
    expect((await fetch(`${serve.url}/healthz`)).status).toBe(200)
    const ready = await fetch(`${serve.url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', store: 'ok', queue: 'ok', inbox: 'ok' },
    ])
    const metrics = await (await fetch(`${serve.url}/metrics`)).text()
    expect(metrics).toMatch(/^heshu_jobs_total\{stage="verify",outcome="made"\} 3$/m)
    expect(metrics).toMatch(/^heshu_jobs_total\{stage="verify",outcome="kept"\} 2$/m)
    expect(metrics).toMatch(/^heshu_jobs_total\{stage="parse",outcome="refused"\} 1$/m)
    expect(metrics).toMatch(/^heshu_stage_seconds_bucket\{stage="verify",le="\+Inf"\} 5$/m)
    expect(metrics).toMatch(/^heshu_figures_total \d\d\d+$/m)
    expect(metrics).toMatch(/^heshu_findings\{severity="figure"\} \d+$/m)
    expect(metrics).toMatch(/^heshu_queue_age_seconds 0$/m)
  })

  it('its logs carry ids, and no text or name of a report', () => {
    expect(serve.log()).toMatch(/"reportId":"[0-9a-f-]{36}"/)
    expect(serve.log()).not.toMatch(/青禾|自评|坏\.docx/)
  })

  it('schedules are kept in the store and told to the queue, in the clock of Shanghai', async () => {
    const said = await serve.run([
      'schedule',
      'add',
      'weekly',
      '0 2 * * 6',
      '--year',
      '2023',
      '--data',
      serve.data,
    ])
    expect(said).toMatch(/2023 年度。下次：.*星期六/)
    const client = new Client({ connectionString: serve.databaseUrl })
    await client.connect()
    const next = await waitUntil(async () => {
      const { rows } = await client.query(
        "select next_run_ms, tz from bullmq.scheduler where scheduler_id = 'weekly'",
      )
      return rows[0] ?? null
    }, 'the schedule')
    await client.end()
    expect(next.tz).toBe('Asia/Shanghai')
    // Saturday 2:00 in Shanghai is Friday 18:00 UTC.
    const at = new Date(Number(next.next_run_ms))
    expect([at.getUTCDay(), at.getUTCHours(), at.getUTCMinutes()]).toEqual([5, 18, 0])
    await serve.run(['schedule', 'remove', 'weekly', '--data', serve.data])
    expect(await serve.run(['schedule', 'list', '--data', serve.data])).toContain('没有定时复核')
  }, 30_000)

  it('a backup made while it runs brings everything back elsewhere', async () => {
    const backup = join(serve.folder, 'backup')
    expect(await serve.run(['backup', backup, '--data', serve.data])).toContain('原件 4 个')
    const elsewhere = join(serve.folder, 'restored')
    expect(await serve.run(['restore', backup, '--data', elsewhere])).toContain('原件 4 个')
    const before = await serve.run(['export', '--data', serve.data])
    expect(await serve.run(['export', '--data', elsewhere])).toBe(before)
    expect(JSON.parse(await serve.run(['status', '--json', '--data', elsewhere]))).toEqual(await status())
    await expect(serve.run(['restore', backup, '--data', elsewhere])).rejects.toThrow('已有数据')
    const originals = (folder: string) =>
      execFileSync('sh', ['-c', 'cd "$0/originals" && find . -type f | sort', folder], { encoding: 'utf8' })
    expect(originals(elsewhere)).toBe(originals(serve.data))
  }, 90_000)

  it('a crash of everything loses nothing: the next start adopts the database and goes on', async () => {
    await serve.kill()
    expect(await findEmbeddedPostgres(serve.data)).not.toBeNull()
    await mkdir(join(serve.inbox, '批'), { recursive: true })
    for (const n of [1, 2, 3])
      await writeFile(join(serve.inbox, `批/${n}.txt`), `第 ${n} 份，支出 ${n} 万元。`)
    serve = await startServeProcess({}, serve.folder)
    expect(serve.log()).toContain('embedded PostgreSQL adopted')
    expect(await done(7)).toMatchObject({ verified: 6, refused: 1, unfinished: 0, duplicates: 1 })
  }, 90_000)

  it('SIGTERM ends serve, its workers and its database, and leaves nothing half-way', async () => {
    expect(await serve.end()).toBe(0)
    expect(serve.log()).toContain('"worker ended"')
    expect(await findEmbeddedPostgres(serve.data)).toBeNull()
    expect(await readdir(join(serve.data, 'incoming'))).toEqual([])
  }, 40_000)

  it('status tells the same when nothing runs', async () => {
    expect(await status()).toMatchObject({ verified: 6, duplicates: 1 })
    expect(await findEmbeddedPostgres(serve.data)).toBeNull()
  }, 20_000)
})
