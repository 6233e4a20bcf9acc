import { type Response as Answer, type Request, type RequestHandler, Router, raw } from 'express';
import { readHead } from '../conversation/read-log.ts';
import { conversationOf, visitorByToken } from '../conversation/visitor.ts';
import type { Agents } from '../desk/agents.ts';
import type { FileFacts, FilePlace, Files } from '../files/files.ts';
import { Refusal } from '../files/refusal.ts';
import { hashOf } from '../sites/site-secrets.ts';
import type { Sites } from '../sites/sites.ts';
import type { Database } from '../store/schema.ts';
import { bearerOf } from './bearer.ts';
import { cookieOf, SESSION_COOKIE } from './cookies.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import type { UploadGate } from './upload-gate.ts';

/** What files over HTTP stand on. */
export interface FileRoutesParts {
  db: Database;
  files: Files;
  agents: Agents;
  sites: Sites;
  origins: Origins;
  /** Asked before a body is read. */
  uploads: UploadGate;
  now: () => number;
}

/** Who asks: a shopper by their token, an agent by the cookie, a shop's own system by the key (to read only). */
type Asker =
  | { role: 'shopper'; id: string; owns(conversation?: string): Promise<string | undefined>; site: string }
  | {
      role: 'agent';
      id: string;
      name: string;
      owns(conversation?: string): Promise<string | undefined>;
      site: string;
    }
  | { role: 'key'; owns(conversation?: string): Promise<string | undefined>; site: string };

const LARGEST_UPLOAD = 10 * 1024 * 1024;
const ID = /^[\w-]{1,64}$/;

/** `POST /v1/files` and `GET /v1/files/{id}`: pictures and PDF files of conversations, to those whose conversation it is. */
export function createFileRoutes(parts: FileRoutesParts): Router {
  const router = Router();
  const known: RequestHandler = async (request, response, next) => {
    response.locals.asker = await askerOf(parts, request);
    next();
  };
  const admitted: RequestHandler = (request, response, next) => {
    const { asker } = response.locals as { asker: Asker };
    if (asker.role === 'key') throw new Problem('forbidden');
    const entered = parts.uploads.enter(asker.id, request.ip ?? '');
    if ('wait' in entered) {
      // What was refused unread is not worth reading up to its end.
      response.set('Connection', 'close');
      throw new Problem('rate_limited', { detail: 'Too many files.', retryAfter: entered.wait });
    }
    response.once('close', entered.leave);
    next();
  };
  router.post(
    '/files',
    known,
    admitted,
    raw({ type: () => true, limit: LARGEST_UPLOAD }),
    async (request, response) => {
      response.status(201).json(publicView(await upload(parts, request, response.locals.asker)));
    },
  );
  router.get('/files/:id', known, async (request: Request<{ id: string }>, response) => {
    await download(parts, { asker: response.locals.asker, id: request.params.id }, response);
  });
  return router;
}

async function upload({ files }: FileRoutesParts, request: Request, asker: Asker): Promise<FileFacts> {
  if (asker.role === 'key') throw new Problem('forbidden');
  const wanted = typeof request.query.conversation === 'string' ? request.query.conversation : undefined;
  const conversation = await asker.owns(wanted);
  if (conversation === undefined)
    throw new Problem('not_found', { detail: 'There is no such conversation.' });
  const author = asker.role === 'agent' ? { role: asker.role, name: asker.name } : { role: asker.role };
  const place: FilePlace = { site: asker.site, conversation, author };
  try {
    const kept = await files.add(place, await sentFile(request));
    if (kept === 'gone') throw new Problem('not_found', { detail: 'There is no such conversation.' });
    if (kept === 'full')
      throw new Problem('rate_limited', { detail: 'This conversation holds as many files as it can.' });
    return kept;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Problem('invalid', { status: 415, detail: error.message, cause: error });
  }
}

async function download(
  { files }: FileRoutesParts,
  { asker, id }: { asker: Asker; id: string },
  response: Answer,
): Promise<void> {
  const facts = ID.test(id) ? await files.facts(asker.site, id) : undefined;
  // Somebody else's file is answered like one that is not there.
  if (!facts || !(await asker.owns(facts.conversation))) throw new Problem('not_found');
  const bytes = await files.bytes(id);
  if (!bytes) throw new Problem('not_found');
  const how = facts.type === 'application/pdf' ? 'attachment' : 'inline';
  response.set({
    'Content-Type': facts.type,
    'Content-Disposition': `${how}; filename*=UTF-8''${encodeURIComponent(facts.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, max-age=3600',
  });
  response.vary('Authorization').vary('Cookie');
  response.end(bytes);
}

async function askerOf(parts: FileRoutesParts, request: Request): Promise<Asker> {
  const asker =
    (await shopper(parts, request)) ?? (await holder(parts, request)) ?? (await agent(parts, request));
  if (!asker)
    throw new Problem('unauthenticated', { detail: 'Send Authorization: Visitor and the visitor token.' });
  return asker;
}

async function shopper({ db, now }: FileRoutesParts, request: Request): Promise<Asker | undefined> {
  const token = bearerOf(request, 'Visitor');
  const visitor = token === undefined ? undefined : await visitorByToken(db, hashOf(token), now());
  if (!visitor) return undefined;
  const owns = async (conversation?: string) => (await conversationOf(db, visitor, conversation))?.id;
  return { role: 'shopper', id: visitor.id, site: visitor.site, owns };
}

async function holder({ db, sites }: FileRoutesParts, request: Request): Promise<Asker | undefined> {
  const key = bearerOf(request, 'Bearer');
  const site = key === undefined ? undefined : (await sites.byApiKey(key))?.id;
  return site === undefined ? undefined : { role: 'key', site, owns: ofSite(db, site) };
}

async function agent({ db, agents, origins }: FileRoutesParts, request: Request): Promise<Asker | undefined> {
  const token = cookieOf(request, SESSION_COOKIE);
  const found = token === undefined ? undefined : await agents.bySession(token);
  if (!found) return undefined;
  const { origin } = request.headers;
  if (origin !== undefined && !origins.isOwn(origin, request)) throw new Problem('forbidden');
  const { name, site } = found;
  return { role: 'agent', id: `${site}\n${name}`, name, site, owns: ofSite(db, site) };
}

function ofSite(db: Database, site: string) {
  return async (conversation?: string) =>
    conversation === undefined ? undefined : (await readHead(db, site, conversation))?.id;
}

/** The one file of a form, or the body itself. */
async function sentFile(request: Request): Promise<{ bytes: Buffer; name?: string }> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { bytes: body };
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    for (const part of form.values()) {
      if (typeof part !== 'string') return { bytes: Buffer.from(await part.arrayBuffer()), name: part.name };
    }
  } catch (cause) {
    throw new Problem('invalid', { status: 400, detail: 'The form cannot be read.', cause });
  }
  throw new Problem('invalid', { detail: 'The form has no file.' });
}

function publicView({ id, conversation, name, type, size, width, height }: FileFacts) {
  const picture = width === null || height === null ? {} : { width, height };
  return { id, conversation, name, type, size, ...picture };
}
