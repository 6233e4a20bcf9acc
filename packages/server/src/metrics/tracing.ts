import { context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Log } from '../log.ts';

/** Says how long pieces of work took, and which belong together. */
export interface Tracing {
  /** Runs `work` within a span. What is attached must name nobody. */
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  /** Begins a span that is ended by what is returned. */
  begin(name: string, attributes: Attributes): (more?: Attributes) => void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

type Attributes = Record<string, string | number>;

/** The part of OpenTelemetry's Node SDK that is used. */
interface Sdk {
  NodeSDK: new () => { start(): void; shutdown(): Promise<void> };
}

/** Whether the standard variables ask for traces. */
export function wantsTraces(env: NodeJS.ProcessEnv): boolean {
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || env.OTEL_TRACES_EXPORTER === 'none') return false;
  const names = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_TRACES_EXPORTER'];
  return names.some((name) => (env[name] ?? '') !== '');
}

/**
 * Traces, where the standard `OTEL_…` variables ask for them and the SDK is there to send them (its 70 packages
 * are no dependency: whoever wants traces installs it); undefined otherwise, which costs nothing.
 */
export async function startTracing(env: NodeJS.ProcessEnv, log: Log): Promise<Tracing | undefined> {
  if (!wantsTraces(env)) return undefined;
  env.OTEL_SERVICE_NAME ??= 'zaine';
  const name = '@opentelemetry/sdk-node';
  try {
    const { NodeSDK } = (await import(name)) as Sdk;
    const sdk = new NodeSDK();
    sdk.start();
    return tracingOver(() => sdk.shutdown());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    log.warn(`OTEL_… asks for traces; to send them run: npm install ${name}`);
    return undefined;
  }
}

/** Tracing by whatever provider was registered with OpenTelemetry's API. */
export function tracingOver(stop: () => Promise<void> = async () => {}): Tracing {
  const tracer = trace.getTracer('zaine');
  return {
    async span(name, attributes, work) {
      const span = tracer.startSpan(name, { attributes });
      try {
        return await context.with(trace.setSpan(context.active(), span), work);
      } catch (error) {
        fail(span);
        throw error;
      } finally {
        span.end();
      }
    },
    begin(name, attributes) {
      const span = tracer.startSpan(name, { attributes });
      return (more = {}) => {
        span.setAttributes(more);
        if (typeof more['http.response.status_code'] === 'number' && more['http.response.status_code'] >= 500)
          fail(span);
        span.end();
      };
    },
    stop,
  };
}

/** Without the error's own words, which may hold a person's. */
function fail(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
}
