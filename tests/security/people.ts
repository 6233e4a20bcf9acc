import { SignJWT } from 'jose';
import { nanoid } from 'nanoid';
import {
  openSocket,
  type RawSocket,
  type TestServer,
} from '../../packages/server/src/testing/test-server.ts';

/** A shopper whose socket is open and live. */
export interface Shopper {
  socket: RawSocket;
  conversation: string;
  token: string;
}

/** Opens a shopper's socket; `hello` adds to its first frame. */
export async function enter(
  server: Pick<TestServer, 'url'>,
  hello: Record<string, unknown> = {},
): Promise<Shopper> {
  const socket = await openSocket(`${server.url}/v1/chat`);
  socket.send({ type: 'hello', site: 'demo', locale: 'zh-CN', ...hello });
  const { conversation, visitor } = await socket.next('welcome');
  await socket.next('live');
  return { socket, conversation: String(conversation), token: String(visitor) };
}

/** What an identity says besides its customer. */
export interface Claims {
  secret: string;
  site?: string;
  name?: string;
  jti?: string;
  expires?: string | number;
}

/** What the shop's back end signs for a customer. */
export function identityOf(customer: string, claims: Claims): Promise<string> {
  const { secret, site = 'demo', name, jti = nanoid(), expires = '5m' } = claims;
  return new SignJWT({ ...(name !== undefined && { name }), ...(jti !== '' && { jti }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(site)
    .setSubject(customer)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}

/** Tries to sign in at the desk; `cookie` is empty where it was refused. */
export async function signIn(
  server: Pick<TestServer, 'url'>,
  who: { name: string; password: string; site?: string },
): Promise<{ status: number; cookie: string; setCookie: string }> {
  const answer = await fetch(`${server.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  const setCookie = answer.headers.get('set-cookie') ?? '';
  return { status: answer.status, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}
