import type { Log } from '../log.ts';
import type { Tracing } from './tracing.ts';

/** The part of OpenTelemetry's Node SDK that is used. */
interface Sdk {
  NodeSDK: new () => { start(): void; shutdown(): Promise<void> };
}

/** The release line of the SDK to install: 0.300 and later want Node 22.15. */
const lastForNode20 = '0.223';

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
export async function startTracing(
  env: NodeJS.ProcessEnv,
  log: Log,
  name = '@opentelemetry/sdk-node',
): Promise<Tracing | undefined> {
  if (!wantsTraces(env)) return undefined;
  env.OTEL_SERVICE_NAME ??= 'zaine';
  try {
    const { NodeSDK } = (await import(name)) as Sdk;
    const sdk = new NodeSDK();
    sdk.start();
    const { tracingOver } = await import('./tracing-over.ts');
    return tracingOver(() => sdk.shutdown());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    log.warn(`OTEL_… asks for traces; to send them run: npm install ${name}@${lastForNode20}`);
    return undefined;
  }
}
