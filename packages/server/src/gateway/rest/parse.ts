import type { z } from 'zod';
import { type FieldError, Problem } from '../problem.ts';

/** What a request brought, as the schema says; otherwise a {@link Problem} that names every wrong field. */
export function parse<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const result = schema.safeParse(value);
  if (!result.success) throw refusal(result.error.issues.map(fieldError));
  const unstorable = findUnstorable(result.data, []);
  if (unstorable)
    throw refusal([{ path: unstorable.join('.'), message: 'contains a character that is no text' }]);
  return result.data;
}

/**
 * The body of a PUT with what the path says about it (`number`, `tracking`). A body may leave that out; one
 * that says something else is refused.
 */
export function withPath(body: unknown, named: Record<string, string>): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refusal([{ path: '', message: 'must be a JSON object' }]);
  }
  const given = body as Record<string, unknown>;
  const errors = Object.entries(named)
    .filter(([name, value]) => given[name] !== undefined && given[name] !== value)
    .map(([path]) => ({ path, message: 'is not the one in the path' }));
  if (errors.length > 0) throw refusal(errors);
  return { ...given, ...named };
}

/** What was given, without the fields that were left out. */
export function defined<T extends object>(given: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}

function refusal(errors: FieldError[]): Problem {
  const [first] = errors;
  const detail = first && (first.path ? `${first.path}: ${first.message}` : `The body ${first.message}.`);
  return new Problem('invalid', { errors, ...(detail && { detail }) });
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  // A text is one string or one per language; the branch that fits what was given tells more than the union.
  if (issue.code === 'invalid_union') {
    const closest = issue.errors.find((branch) => branch.some((inner) => inner.path.length > 0));
    const inner = closest?.[0];
    if (inner) return { path: [...issue.path, ...inner.path].join('.'), message: inner.message };
  }
  return { path: issue.path.join('.'), message: issue.message };
}

/** Where a value holds a NUL or half a surrogate pair, which PostgreSQL cannot keep. */
function findUnstorable(value: unknown, path: string[]): string[] | undefined {
  if (typeof value === 'string') return value.includes('\0') || !isWellFormed(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(key, path) ?? findUnstorable(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
