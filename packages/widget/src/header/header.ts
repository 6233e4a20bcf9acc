import type { ChatSnapshot } from '@zaine/client';
import { html, nothing, type TemplateResult } from 'lit';
import { type Reach, ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { face } from '../theme/face.styles.ts';
import { initial } from '../theme/initial.ts';
import { styles } from './header.styles.ts';

/** Who is there: the shop or the person who took over, how it is with them, a menu, and the way out. */
export class ZaineHeader extends ZaineElement {
  static override styles = [base, face, styles];
  static override properties = {
    snapshot: { attribute: false },
    shop: { attribute: false },
    reach: { attribute: false },
    menu: { state: true },
  };

  declare snapshot: ChatSnapshot;
  declare shop: string;
  declare reach: Reach;
  declare private menu: boolean;

  constructor() {
    super();
    this.shop = '';
    this.menu = false;
  }

  protected override render(): TemplateResult {
    const { state } = this.snapshot;
    const { text } = this.words;
    const agent = state.name === 'agent' ? state.agent : undefined;
    const name = agent ?? this.shop;
    const [status, mood] = this.#status();
    return html`<header part="header">
      <span class="face ${agent ? '' : 'shop'}" aria-hidden="true">${initial(name)}</span>
      <div class="who">
        <h2>${name}</h2>
        <small class="status ${mood}" role="status">${status}</small>
      </div>
      <div class="tools" @focusout=${this.#onLeave}>
        <button class="tool" aria-haspopup="menu" aria-expanded=${this.menu} aria-label=${text.menu} @click=${this.#toggle}>
          ${icon('more')}
        </button>
        ${
          this.menu
            ? html`<zaine-menu .snapshot=${this.snapshot} .shop=${this.shop} .store=${this.reach()?.store} .words=${this.words} @zaine-shut=${this.#shut}></zaine-menu>`
            : nothing
        }
      </div>
      <button class="tool out" aria-label=${text.popOut} @click=${() => this.tell({ do: 'popOut' })}>${icon('out')}</button>
      <button class="tool close" aria-label=${text.close} @click=${() => this.tell({ do: 'close' })}>${icon('down')}</button>
    </header>`;
  }

  #status(): [string, string] {
    const { connection, state } = this.snapshot;
    const { text } = this.words;
    if (connection === 'offline' || connection === 'refused') return [text.noConnection, 'away'];
    if (connection !== 'online') return [text.connecting, 'away'];
    if (state.name === 'agent') return [text.withYou, ''];
    return state.name === 'queued' ? [text.finding, 'finding'] : [text.here, ''];
  }

  #toggle(): void {
    // Most never look into it.
    import('../menu.ts').then(({ defineMenu }) => defineMenu()).catch(() => undefined);
    this.menu = !this.menu;
  }

  #shut(): void {
    this.menu = false;
    this.renderRoot.querySelector<HTMLElement>('.tool')?.focus();
  }

  #onLeave(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (!(to instanceof Node && (event.currentTarget as Node).contains(to))) this.menu = false;
  }
}
