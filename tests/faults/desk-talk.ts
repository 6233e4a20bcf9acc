import { nanoid } from 'nanoid';
import { openSocket, type RawFrame, type RawSocket } from '../../packages/server/src/testing/test-server.ts';

/** How a shopper and an agent of different nodes talked: steps that came, of those there are, and the slowest in milliseconds. */
export interface DeskTalk {
  steps: number;
  came: number;
  slowest: number;
}

/** The steps of a talk: who waits, is taken, hears the agent, is heard, is left, and comes back to the bot. */
const STEPS = 6;

/** A shopper at one node asks for a person, an agent at another one takes them, both say something, the agent ends. */
export async function talkAcross(shopperAt: string, agentAt: string, password: string): Promise<DeskTalk> {
  const talk: DeskTalk = { steps: STEPS, came: 0, slowest: 0 };
  const shopper = await openSocket(`${shopperAt}/v1/chat`);
  const agent = await signIn(agentAt, password);
  const say = (text: string) => ({ type: 'send', id: nanoid(), body: { kind: 'text', text } });
  const step = async (socket: RawSocket, word: string) => {
    const from = Date.now();
    const has = (frame: RawFrame) => JSON.stringify(frame).includes(word);
    await socket.next('event', has);
    talk.came += 1;
    talk.slowest = Math.max(talk.slowest, Date.now() - from);
  };
  try {
    shopper.send({ type: 'hello', site: 'demo', locale: 'zh-CN' });
    const { conversation } = await shopper.next('welcome');
    await shopper.next('live');
    shopper.send(say('转人工'));
    await step(shopper, '"queued"');
    agent.send({ type: 'open', conversation });
    agent.send({ type: 'claim', conversation });
    await step(shopper, '"agent"');
    agent.send({ ...say('agent-here'), conversation });
    await step(shopper, 'agent-here');
    shopper.send(say('shopper-here'));
    await step(agent, 'shopper-here');
    agent.send({ type: 'end', conversation });
    await step(shopper, '"closed"');
    shopper.send(say('运费多少'));
    await step(shopper, '"role":"bot"');
  } catch {
    // What did not come is missing in the count.
  }
  shopper.close();
  agent.close();
  return talk;
}

async function signIn(url: string, password: string): Promise<RawSocket> {
  const answer = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const agent = await openSocket(`${url}/v1/desk`, { headers: { cookie, origin: url } });
  agent.send({ type: 'hello' });
  await agent.next('welcome');
  agent.send({ type: 'status', status: 'online' });
  return agent;
}
