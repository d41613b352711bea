import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Telemetry } from 'bullmq'
import { BullMQOtel } from 'bullmq-otel'

export type Tracing = { readonly telemetry: Telemetry; readonly close: () => Promise<void> }

/** Sends the spans of BullMQ's own hook (adding, waiting, working; ids only) to a collector. Loaded only where one is configured. */
export const startTracing = (endpoint: string): Tracing => {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return {
    telemetry: new BullMQOtel({ tracerName: 'heshu' }) as unknown as Telemetry,
    close: () => provider.shutdown(),
  }
}
