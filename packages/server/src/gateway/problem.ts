import { type ErrorCode, errorCodes } from '@zaine/protocol';
import type { ErrorRequestHandler, Response } from 'express';
import { StoreError } from '../store/store.ts';

/** A field that is wrong, by its path in the body (`items.0.price`; empty for the body itself). */
export interface FieldError {
  path: string;
  message: string;
}

/** What may go with a problem: a sentence for this very case, the fields, seconds to wait, the cause. */
export interface ProblemOptions {
  detail?: string;
  errors?: FieldError[];
  retryAfter?: number;
  /** Instead of the status that goes with the code. */
  status?: number;
  cause?: unknown;
  more?: Readonly<Record<string, unknown>>;
}

const statuses: Partial<Record<ErrorCode, number>> = {
  bad_frame: 400,
  too_large: 413,
  unknown_site: 404,
  identity: 401,
  expired: 401,
  forbidden: 403,
  unauthenticated: 401,
  not_found: 404,
  conflict: 409,
  illegal: 409,
  not_waiting: 409,
  not_assigned: 409,
  not_online: 409,
  closed: 409,
  rate_limited: 429,
  invalid: 422,
  unavailable: 503,
};
const RETRY_AFTER = 5;

/** A refusal that the client is told as an RFC 9457 document. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly errors: FieldError[] | undefined;
  readonly retryAfter: number | undefined;
  /** Members of the document besides those of every problem. */
  readonly more: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, options: ProblemOptions = {}) {
    super(options.detail ?? errorCodes[code], { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = options.status ?? statuses[code] ?? 500;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
    this.more = options.more;
  }
}

/** What is asked for is not there; `next` says what to do about it. */
export function notFound(what: string, next: string): Problem {
  return new Problem('not_found', { detail: `There is no ${what} on this site. ${next}` });
}

/**
 * Express error middleware: answers every error as `application/problem+json`. What nobody foresaw is passed
 * to `report` and told the client without its details.
 */
export function problemHandler(
  report: (error: unknown) => void,
  refused: (edge: 'http', code: ErrorCode) => void = () => {},
): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const problem = asProblem(error);
    refused('http', problem.code);
    if (problem.status >= 500) report(problem.cause ?? error);
    if (response.headersSent) next(error);
    else sendProblem(response, problem);
  };
}

/** Writes a problem as the response. */
function sendProblem(response: Response, problem: Problem): void {
  if (problem.retryAfter !== undefined) response.set('Retry-After', String(Math.ceil(problem.retryAfter)));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:zaine:problem:${problem.code}`,
        title: errorCodes[problem.code],
        status: problem.status,
        code: problem.code,
        detail: problem.message,
        ...(problem.errors && { errors: problem.errors }),
        ...problem.more,
      }),
    );
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError && error.code === 'unavailable') {
    return new Problem('unavailable', { retryAfter: RETRY_AFTER, cause: error });
  }
  // Body parsers and the router mark what the client did wrong with a `type` and a status.
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.parse.failed') {
    return new Problem('invalid', { status: 400, detail: 'The body is not valid JSON.' });
  }
  if (type === 'entity.too.large') return new Problem('too_large', { detail: 'The body is too large.' });
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new Problem('invalid', { status: 415, detail: 'The body must be UTF-8 JSON.' });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new Problem(status === 404 ? 'not_found' : 'invalid', {
      status,
      detail: 'The request cannot be read.',
    });
  }
  return new Problem('internal', { cause: error });
}
