import { STAGE_BOUNDS, type Tallies } from '@heshu/shared/store/tallies.ts'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export type Metrics = { readonly contentType: string; readonly text: () => Promise<string> }

const KEEP_MS = 2000

/**
 * The metrics in Prometheus' form. What was done is counted in the store, so that the figures are those of all workers on all
 * hosts, and go on after a restart; the process's own come from prom-client.
 */
export const createMetrics = (readTallies: () => Promise<Tallies>): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers })

  const jobs = counter('heshu_jobs_total', 'Stages of jobs by outcome (made, kept, refused).', [
    'stage',
    'outcome',
  ])
  const seconds = counter('heshu_stage_seconds_sum', 'Seconds spent in a stage.', ['stage'])
  const count = counter('heshu_stage_seconds_count', 'Jobs that went through a stage.', ['stage'])
  const bucket = counter('heshu_stage_seconds_bucket', 'Jobs that took a stage at most so many seconds.', [
    'stage',
    'le',
  ])
  const pages = counter('heshu_pages_total', 'Pages verified.')
  const figures = counter('heshu_figures_total', 'Figures found.')
  const findings = gauge('heshu_findings', 'Findings of the results that count, by severity.', ['severity'])
  const waiting = gauge('heshu_runs_open', 'Runs that wait or are worked on.')
  const age = gauge('heshu_queue_age_seconds', 'How long the oldest open run has been waiting.')
  const troubled = gauge(
    'heshu_runs_given_up',
    'Runs given up after all attempts; they are tried again later.',
  )

  const fill = ({ stages, ...sums }: Tallies): void => {
    for (const metric of [jobs, seconds, count, bucket, pages, figures, findings]) metric.reset()
    for (const { stage, outcome, jobs: n, seconds: spent, within } of stages) {
      jobs.inc({ stage, outcome }, n)
      seconds.inc({ stage }, spent)
      count.inc({ stage }, n)
      STAGE_BOUNDS.forEach((bound, place) => {
        bucket.inc({ stage, le: String(bound) }, within[place] ?? 0)
      })
      bucket.inc({ stage, le: '+Inf' }, n)
    }
    pages.inc(sums.pages)
    figures.inc(sums.figures)
    for (const [severity, n] of Object.entries(sums.findings)) findings.set({ severity }, n)
    waiting.set(sums.waiting)
    age.set(sums.waitingSeconds)
    troubled.set(sums.troubled)
  }

  let read: { readonly at: number; readonly text: Promise<string> } | null = null
  return {
    contentType: registry.contentType,
    text: () => {
      // Several who ask at once cost the database one look.
      if (!read || performance.now() - read.at > KEEP_MS) {
        const text = readTallies().then(tallies => {
          fill(tallies)
          return registry.metrics()
        })
        text.catch(() => {
          read = null
        })
        read = { at: performance.now(), text }
      }
      return read.text
    },
  }
}
