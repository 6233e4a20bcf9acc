import { z } from 'zod';

/** A piece of a JSON document. */
export type Json = Record<string, unknown>;

/** Any string. */
export const text = { type: 'string' };
/** An ISO 8601 time with zone. */
export const when = { type: 'string', format: 'date-time' };
/** A place in a log or feed. */
export const seq = { type: 'integer', minimum: 0 };

/** Another schema of the document. */
export function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

/** What one may send, from the schema that reads it. */
export function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json;
  return rest;
}

/** An object; the properties of `optional` may be absent. */
export function object(properties: Json, optional: Json = {}): Json {
  return { type: 'object', properties: { ...properties, ...optional }, required: Object.keys(properties) };
}

/** What comes back of something whose id is in the path. */
export function withId(schema: Json): Json {
  const { properties, required = [] } = schema as { properties: Json; required?: string[] };
  return { ...schema, properties: { id: text, ...properties }, required: ['id', ...required] };
}

/** A body in which the path's name may be left out. */
export function without(schema: Json, name: string): Json {
  const { required } = schema as { required: string[] };
  return { ...schema, required: required.filter((each) => each !== name) };
}

/** One page of a list. */
export function page(name: string): Json {
  const next = { type: 'string', description: 'Send it as `after` for what follows.' };
  return object({ items: { type: 'array', items: reference(name) } }, { next });
}
