import { parseArgs } from 'node:util'
import { isGood, runScenario, SCENARIOS } from './chaos-run.ts'

// The long run: `npm run chaos`. The short one is test/chaos.test.ts.
const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '500' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    /** A folder for logs. */
    logs: { type: 'string' },
    /** Words of a scenario's name. */
    only: { type: 'string', default: '' },
  },
})
const settings = {
  reports: Number(values.reports),
  kills: Number(values.kills),
  seed: Number(values.seed),
  ...(values.logs !== undefined && { logs: values.logs }),
}
let bad = 0
for (const scenario of SCENARIOS.filter(each => each.name.includes(values.only))) {
  const outcome = await runScenario(scenario, settings)
  if (typeof outcome === 'string') {
    console.log(`skipped  ${scenario.name}: ${outcome}`)
    continue
  }
  if (!isGood(outcome)) bad++
  const { files, verified, duplicates, refused, lost, wrong, unfinished, unaccounted, troubles, seconds } =
    outcome
  console.log(
    `${isGood(outcome) ? 'good' : 'BAD '}  ${scenario.name} (${troubles} times): ${files} files, ${verified} verified, ${duplicates} duplicates, ${refused} refused, ${lost} lost, ${wrong} wrong, ${unfinished} unfinished, ${unaccounted} unaccounted, ${seconds} s`,
  )
}
process.exitCode = bad === 0 ? 0 : 1
