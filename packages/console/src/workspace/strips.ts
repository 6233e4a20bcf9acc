import type { DeskSnapshot } from '@zaine/client';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import type { Words } from '../strings/words.ts';

interface Strips {
  words: Words;
  snapshot: DeskSnapshot;
  open: (conversation: string) => void;
  dismiss: (alarm: DeskSnapshot['alarms'][number]) => void;
}

/** What must be seen wherever one looks: the lost connection, and alarms. */
export function strips({ words, snapshot, open, dismiss }: Strips): TemplateResult {
  const { notice } = words;
  const { connection, alarms } = snapshot;
  const lost =
    connection === 'offline' ? notice.offline : connection === 'refused' ? notice.refusedFinally : '';
  return html`<div class="strips">
    <div role="status">${lost ? html`<p class="strip">${icon('offline', 16)}<span class="grow">${lost}</span></p>` : undefined}</div>
    ${alarms.map(
      (alarm) => html`<p class="strip alarm" role="alert">
        ${icon('alert', 16)}<span class="grow">${alarm.message}</span>
        ${alarm.conversation ? html`<button class="link" @click=${() => open(alarm.conversation ?? '')}>${notice.goThere}</button>` : undefined}
        <button class="link" @click=${() => dismiss(alarm)}>${notice.understood}</button>
      </p>`,
    )}
  </div>`;
}
