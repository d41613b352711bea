import type { AddressInfo } from 'node:net'
import type { Log } from '@heshu/shared/log.ts'
import { fastify } from 'fastify'
import type { Metrics } from './metrics.ts'

export type Api = { readonly port: number; readonly close: () => Promise<void> }

export type ApiDependencies = {
  /** Each says by throwing that something the program cannot work without does not answer. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>
  readonly metrics: Metrics | null
  readonly log: Log
}

const CHECK_MS = 4000

const inTime = async (check: () => Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), CHECK_MS)
  })
  const answer = check().then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * /healthz: the process answers. /readyz: what it works with answers too. /metrics: for Prometheus.
 * @throws when the address is taken.
 */
export const startApi = async (
  { checks, metrics, log }: ApiDependencies,
  host: string,
  port: number,
): Promise<Api> => {
  const server = fastify({ logger: false, bodyLimit: 1 << 20 })
  server.setErrorHandler((error, _request, reply) => {
    log.error('request failed', { error })
    return reply.code(500).send({ error: 'internal' })
  })
  server.get('/healthz', async () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const answers = await Promise.all(
      Object.entries(checks).map(
        async ([name, check]) => [name, (await inTime(check)) ? 'ok' : 'away'] as const,
      ),
    )
    const ready = answers.every(([, answer]) => answer === 'ok')
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'away', ...Object.fromEntries(answers) })
  })
  if (metrics)
    server.get('/metrics', async (_request, reply) =>
      reply.header('content-type', metrics.contentType).send(await metrics.text()),
    )
  await server.listen({ host, port })
  return { port: (server.server.address() as AddressInfo).port, close: () => server.close() }
}
