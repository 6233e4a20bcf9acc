import {
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Tracing } from './tracing.ts';

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
    begin(name, attributes, headers) {
      const caller = propagation.extract(ROOT_CONTEXT, headers);
      const span = tracer.startSpan(name, { attributes, kind: SpanKind.SERVER }, caller);
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
