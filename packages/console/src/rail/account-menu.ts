import type { AgentStatus } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import type { Choices } from '../session/preferences.ts';
import type { Words } from '../strings/words.ts';

interface AccountMenu {
  words: Words;
  agent: string;
  status: AgentStatus;
  choices: Readonly<Choices>;
  keys: (event: KeyboardEvent) => void;
  setStatus: (status: AgentStatus) => void;
  choose: (change: Partial<Choices>) => void;
  showKeys: () => void;
  signOut: () => void;
}

/** An agent's own menu: status, what this browser remembers, the key sheet, the way out. */
export function accountMenu(menu: AccountMenu): TemplateResult {
  const { words, choices, choose } = menu;
  const { rail } = words;
  return html`<div class="pop account" role="menu" aria-label=${rail.account(menu.agent)} @keydown=${menu.keys}>
    <h3 role="presentation">${menu.agent}</h3>
    <div role="group" aria-label=${rail.status}>
      ${status('online', rail.onlineHint)}${status('away', rail.awayHint)}
    </div>
    <hr role="separator" />
    ${segments(rail.language, [
      { label: '中文', on: choices.locale === 'zh-CN', pick: () => choose({ locale: 'zh-CN' }) },
      { label: 'English', on: choices.locale === 'en', pick: () => choose({ locale: 'en' }) },
    ])}
    ${segments(
      rail.look,
      (['system', 'light', 'dark'] as const).map((theme) => ({
        label: rail[theme],
        on: choices.theme === theme,
        pick: () => choose({ theme }),
      })),
    )}
    <button
      class="item"
      role="menuitemcheckbox"
      aria-checked=${choices.sound ? 'true' : 'false'}
      @click=${() => choose({ sound: !choices.sound })}
    >
      ${icon('bell')}<span class="grow">${rail.sound}</span><span class="switch"></span>
    </button>
    <hr role="separator" />
    <button class="item" role="menuitem" @click=${menu.showKeys}>
      ${icon('keys')}<span class="grow">${rail.keys}</span><kbd>?</kbd>
    </button>
    <button class="item" role="menuitem" @click=${menu.signOut}>
      ${icon('leave')}<span class="grow">${rail.signOut}</span>
    </button>
  </div>`;

  function status(value: AgentStatus, hint: string) {
    const on = menu.status === value;
    return html`<button
      class="item"
      role="menuitemradio"
      aria-checked=${on ? 'true' : 'false'}
      @click=${() => menu.setStatus(value)}
    >
      <span class="lead"><i class="dot ${value}"></i></span>
      <span class="grow">${rail[value]}<small>${hint}</small></span>
      ${on ? icon('check', 16) : undefined}
    </button>`;
  }
}

function segments(label: string, options: { label: string; on: boolean; pick: () => void }[]) {
  return html`<div class="choice">
    <span class="muted">${label}</span>
    <div class="segments" role="group" aria-label=${label}>
      ${options.map(
        (option) => html`<button
          role="menuitemradio"
          aria-checked=${option.on ? 'true' : 'false'}
          @click=${option.pick}
        >
          ${option.label}
        </button>`,
      )}
    </div>
  </div>`;
}
