import { readFileSync } from 'node:fs'
import { rename, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServeProcess, waitUntil } from '../../test/serve-process.ts'
import { startRedis } from '../../test/redis-process.ts'
import { secondsOf, treeOf } from './processes.ts'
import { writeReports } from './reports.ts'
const count = Number(process.argv[4] ?? 200)
const folder = await mkdtemp(join(tmpdir(), 'heshu-bd-'))
const redis = process.argv[2] === 'redis' ? await startRedis() : null
const serve = await startServeProcess({ HESHU_WORKERS: '2', ...(redis && { REDIS_URL: redis.url }), ...(process.argv[3] ? {NODE_OPTIONS: process.argv[3]} : {}) })
await waitUntil(() => (serve.log().split('"worker started"').length > 2 ? true : null), 'workers')
await new Promise(r => setTimeout(r, 3000))
const kind = (pid: number) => { try { const c = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '); return c.includes('start-child') ? 'reader' : c.includes('workers/src/main') ? 'worker' : c.includes('heshu.mjs serve') ? 'serve' : c.includes('redis') ? 'redis' : c.startsWith('postgres') || c.includes('bin/postgres') ? 'pg ' + (c.startsWith('postgres:') ? c.slice(10, 30) : 'master') : c.slice(0, 50) } catch { return 'gone' } }
const all = () => [...treeOf(serve.pid), ...(redis ? [redis.pid] : [])]
const before = new Map(all().map(p => [p, secondsOf([p])]))
await writeReports(join(folder, 'in'), count)
await rename(join(folder, 'in'), join(serve.inbox, 'batch'))
const s = performance.now()
await serve.useStore(store => waitUntil(async () => { const x = await store.status(); await new Promise(r => setTimeout(r, 500)); return x.verified + x.refused >= count ? true : null }, 'x', 300000))
console.log('clock', (performance.now() - s) / 1000)
const sums = new Map<string, number>()
for (const p of all()) { const k = kind(p); sums.set(k, (sums.get(k) ?? 0) + secondsOf([p]) - (before.get(p) ?? 0)) }
let t = 0
for (const [k, v] of [...sums].sort((a, b) => b[1] - a[1])) { t += v; if (v > 0.02) console.log(k.padEnd(24), v.toFixed(2), `${(v / count * 1000).toFixed(1)} ms/report`) }
console.log('total', t.toFixed(2), (t / count * 1000).toFixed(1))
await serve.remove(); await redis?.stop(); await rm(folder, { recursive: true, force: true })
