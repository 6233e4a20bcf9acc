/** Brings conversations to where a message gets an ack and no answer of the bot. */
import { once } from 'node:events';
import { WebSocket } from '../server-dependencies.mjs';

const ASK = { kind: 'choice', value: 'human', label: '转人工' };
/** How long a conversation may take to reach the queue, and all of them an agent, in milliseconds. */
const QUEUED_WITHIN = 5000;
const CLAIMED_WITHIN = 30_000;

/**
 * Every visitor asks for a person; an agent claims them all and leaves. Resolves with the state they are in:
 * `agent`, or `bot` where asking for a person did nothing.
 */
export async function handOver(crowd, { url, admin }) {
  const [first, ...others] = crowd.visitors;
  if (!(await asksForPerson(first))) return 'bot';
  await Promise.all(others.map(asksForPerson));
  const { agent, closed } = await signIn(url, admin);
  const claimed = crowd.visitors.map((visitor) => reaches(visitor, 'agent', CLAIMED_WITHIN));
  for (const { conversation } of crowd.visitors) agent.send(JSON.stringify({ type: 'claim', conversation }));
  const all = (await Promise.all(claimed)).every(Boolean);
  agent.close();
  await closed;
  if (!all) throw new Error('an agent could not claim every conversation');
  return 'agent';
}

function asksForPerson(visitor) {
  const reached = reaches(visitor, 'queued', QUEUED_WITHIN);
  visitor.tell({ type: 'send', id: `ask-${visitor.conversation}`.slice(0, 64), body: ASK });
  return reached;
}

async function reaches(visitor, state, within) {
  const fits = (frame) =>
    frame.type === 'event' && frame.event.kind === 'state' && frame.event.state.name === state;
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, within, false);
  });
  return Promise.race([visitor.next(fits).then(() => true), late]).finally(() => clearTimeout(timer));
}

async function signIn(url, { name, password }) {
  const origin = new URL(url.replace(/^ws/, 'http')).origin;
  const response = await fetch(`${origin}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name, password }),
  });
  if (!response.ok) throw new Error(`the agent could not sign in: ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const agent = new WebSocket(`${url.replace(/\/v1\/.*/, '')}/v1/desk`, 'zaine.v1', {
    headers: { cookie, origin },
  });
  await once(agent, 'open');
  const welcomed = once(agent, 'message');
  agent.send(JSON.stringify({ type: 'hello' }));
  await welcomed;
  return { agent, closed: once(agent, 'close') };
}
