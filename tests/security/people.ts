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

/** What the shop's back end signs for a customer. */
export function identityOf(
  customer: string,
  { secret, site = 'demo', name }: { secret: string; site?: string; name?: string },
): Promise<string> {
  return new SignJWT(name === undefined ? {} : { name })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(site)
    .setSubject(customer)
    .setJti(nanoid())
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));
}
