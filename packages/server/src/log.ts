/** Where the server tells its operator what happened: a JSON line each on stderr. No personal data goes here. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, error: unknown): void;
}

/** A log that writes JSON lines with `write`. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  const line = (level: string, message: string, facts: Record<string, unknown> = {}) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, message, ...facts })}\n`);
  return {
    info: (message, facts) => line('info', message, facts),
    warn: (message, facts) => line('warn', message, facts),
    error: (message, error) => line('error', message, describe(error)),
  };
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack?.split('\n').slice(1, 6),
  };
}
