import type { AgentStatus } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import { initial } from '../strings/format.ts';
import type { Words } from '../strings/words.ts';

interface TransferMenu {
  words: Words;
  /** The colleagues who are signed in. */
  agents: readonly { name: string; status: AgentStatus }[];
  keys: (event: KeyboardEvent) => void;
  choose: (to: string) => void;
}

/** Where a conversation can go: a colleague, the queue, the bot. */
export function transferMenu({ words, agents, keys, choose }: TransferMenu): TemplateResult {
  const { conversation, rail } = words;
  return html`<div class="pop transfer" role="menu" aria-label=${conversation.transferTo} @keydown=${keys}>
    <h3 role="presentation">${agents.length > 0 ? conversation.transferTo : conversation.nobodyElse}</h3>
    ${agents.map(
      (agent) => html`<button class="item" role="menuitem" @click=${() => choose(agent.name)}>
        <span class="face" aria-hidden="true">${initial(agent.name)}</span>
        <span class="grow clip">${agent.name}</span>
        <span class="dot ${agent.status}"></span><span class="small muted">${rail[agent.status]}</span>
      </button>`,
    )}
    <hr role="separator" />
    ${place('queue', conversation.toQueue, conversation.toQueueHint)}
    ${place('bot', conversation.toBot, conversation.toBotHint)}
  </div>`;

  function place(to: 'queue' | 'bot', name: string, hint: string) {
    return html`<button class="item" role="menuitem" @click=${() => choose(to)}>
      <span class="lead">${icon(to)}</span>
      <span class="grow">${name}<small>${hint}</small></span>
    </button>`;
  }
}
