import { openSocket, type RawSocket, type TestServer } from './test-server.ts';

/** Signs an agent in and opens their socket, welcomed. */
export async function signInToDesk(
  server: Pick<TestServer, 'url' | 'secrets'>,
  { name = 'admin', password = server.secrets.adminPassword } = {},
): Promise<RawSocket> {
  const response = await fetch(`${server.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  if (!response.ok) throw new Error(`Signing in gave ${response.status}.`);
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const desk = await openSocket(`${server.url}/v1/desk`, { headers: { cookie, origin: server.url } });
  desk.send({ type: 'hello' });
  await desk.next('welcome');
  return desk;
}
