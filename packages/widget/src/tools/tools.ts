import { DRAFT } from '@zaine/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { ZaineComposer } from '../composer/composer.ts';
import type { IntentEvent } from '../element/intent.ts';
import { type Reach, ZaineElement } from '../element/zaine-element.ts';
import { glyph } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { emoji } from './emoji.ts';
import { followKeyboard } from './follow-keyboard.ts';
import { styles } from './tools.styles.ts';
import { objection, upload } from './upload.ts';

const FACE = 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M7 11.6c1.5 2.2 4.5 2.2 6 0M7.8 8h.01M12.2 8h.01';
const CROSS = 'M5.5 5.5l9 9M14.5 5.5l-9 9';
const PICTURE = 'M4.5 5h11v10.5h-11zM4.5 13l3.2-3.2 2.6 2.6 2-2 3.2 3.2M12.3 8h.01';

/** From so many characters before the limit it is said how many are left. */
const WARN_BEFORE = 200;

/** A file that was chosen and not sent yet. */
interface Chosen {
  file: File;
  /** Where a picture is shown from. */
  preview: string | undefined;
  state:
    | { name: 'ready' }
    | { name: 'going'; percent: number }
    | { name: 'wrong'; why: 'tooLarge' | 'notAPhoto' | 'notUploaded' | 'notTaken' };
  abort: AbortController;
}

/** Whether a file may yet go. */
const sendable = ({ state }: Chosen): boolean => state.name !== 'wrong' || state.why === 'notUploaded';

/**
 * Beside the field: emoji, and photos by choosing, dropping or pasting. They wait above the field to be looked at and go
 * with the next message, before its text.
 */
export class ZaineTools extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    reach: { attribute: false },
    chosen: { state: true },
    faces: { state: true },
    over: { state: true },
    left: { state: true },
  };

  /** Knows where files go, once the chat is connected. */
  declare reach: Reach;
  declare private chosen: readonly Chosen[];
  declare private faces: boolean;
  declare private over: boolean;
  /** How many characters more the message may have. */
  declare private left: number;
  #listening = new AbortController();
  #composer!: ZaineComposer;
  /** Says what the field has room for while it is written in. */
  readonly #watch = {
    hostUpdated: () => {
      this.left = this.#composer.left;
      this.#keep();
    },
  };
  /** What of the field is kept should the page be loaded anew. */
  #draft = '';

  constructor() {
    super();
    this.chosen = [];
    this.faces = false;
    this.over = false;
    this.left = WARN_BEFORE;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    this.#composer = this.parentElement as ZaineComposer;
    this.#composer.addController(this.#watch);
    this.#composer.value ||= this.reach()?.store?.read(DRAFT) ?? '';
    const { signal } = this.#listening;
    const root = this.getRootNode() as ShadowRoot;
    const { host } = root;
    const listen = (type: string, heard: (event: never) => void) =>
      host?.addEventListener(type, heard as EventListener, { signal });
    const outer = host?.getRootNode();
    if (outer instanceof ShadowRoot) followKeyboard(outer, signal);
    // The launcher closes the window as well: the sheet must not wait there for the next time.
    const elsewhere = (event: Event) => {
      if (!event.composedPath().includes(this.#composer)) this.faces = false;
    };
    outer?.addEventListener('pointerdown', elsewhere, { signal });
    root.addEventListener('zaine-intent', this.#onSend, { capture: true, signal });
    listen('keydown', (event: KeyboardEvent) => this.#onKey(event));
    listen('paste', (event: ClipboardEvent) => this.#take(event, event.clipboardData));
    listen('drop', (event: DragEvent) => this.#take(event, event.dataTransfer));
    listen('dragover', (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.over = true;
    });
    listen('dragleave', () => {
      this.over = false;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
    for (const each of this.chosen) this.#drop(each);
  }

  override focus(): void {
    this.#composer.focus();
  }

  #keep(): void {
    const { value } = this.#composer;
    if (value === this.#draft) return;
    this.#draft = value;
    const store = this.reach()?.store;
    if (value) store?.write(DRAFT, value);
    else store?.remove(DRAFT);
  }

  protected override updated(): void {
    this.#composer.pending = this.chosen.some(sendable);
  }

  protected override render(): TemplateResult {
    const { more } = this.words;
    return html`<button type="button" class="tool" aria-label=${more.emoji} aria-expanded=${this.faces} @click=${this.#toggle}>${glyph(FACE)}</button>
      <button type="button" class="tool" aria-label=${more.attach} @click=${this.#browse}>${glyph(PICTURE)}</button>
      <input type="file" hidden multiple accept="image/*,application/pdf" @change=${this.#onChosen} />
      ${this.faces ? this.#faceSheet() : nothing}
      ${this.chosen.length ? this.#tray() : nothing}
      ${this.left < WARN_BEFORE ? this.#hint() : nothing}
      ${this.over ? html`<div class="drop">${more.drop}</div>` : nothing}`;
  }

  #faceSheet(): TemplateResult {
    return html`<div class="above faces" role="group" aria-label=${this.words.more.emoji}>
      ${emoji.map((face) => html`<button type="button" @click=${() => this.tell({ do: 'insert', text: face })}>${face}</button>`)}
    </div>`;
  }

  #hint(): TemplateResult {
    const { more } = this.words;
    const over = this.left < 0;
    return html`<div class="above hint ${over ? 'over' : ''}" role="status">${over ? more.tooLong : more.left(this.left)}</div>`;
  }

  #tray(): TemplateResult {
    return html`<div class="above tray" role="group" aria-label=${this.words.more.attach}>
      <ul>${this.chosen.map((each) => html`<li>${this.#file(each)}</li>`)}</ul>
      <div role="status">${this.chosen.map((each) => this.#objection(each))}</div>
    </div>`;
  }

  #file(chosen: Chosen): TemplateResult {
    const { more } = this.words;
    const { file, preview, state } = chosen;
    return html`${preview ? html`<img src=${preview} alt=${more.photo} title=${file.name} />` : html`<span class="page" dir="auto">${file.name}</span>`}
      ${
        state.name === 'going'
          ? html`<span class="going"><span aria-hidden="true">${state.percent}%</span><progress max="100" value=${state.percent} aria-label=${file.name} aria-valuetext=${more.uploading(state.percent)}></progress></span>`
          : nothing
      }
      <button type="button" class="off" aria-label=${more.fact(more.withdraw, file.name)} @click=${() => this.#drop(chosen)}>${glyph(CROSS, 12, 2.4)}</button>`;
  }

  /** What stands in the way of a file. */
  #objection(chosen: Chosen): TemplateResult | typeof nothing {
    const { more } = this.words;
    const { file, state } = chosen;
    if (state.name !== 'wrong') return nothing;
    return html`<p class="wrong"><bdi>${file.name}</bdi> <span>${more[state.why]}</span>
      ${sendable(chosen) ? html`<button type="button" class="act" @click=${() => this.#send(chosen)}>${more.retry}</button>` : nothing}</p>`;
  }

  #toggle(): void {
    this.faces = !this.faces;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !this.faces) return;
    // For the sheet alone; the window stays.
    event.stopPropagation();
    event.preventDefault();
    this.faces = false;
    this.renderRoot.querySelector<HTMLElement>('.tool')?.focus();
  }

  #browse(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  #onChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.#choose([...(input.files ?? [])]);
    input.value = '';
  }

  #take(event: Event, data: DataTransfer | null): void {
    this.over = false;
    const files = [...(data?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.#choose(files);
  }

  #choose(files: readonly File[]): void {
    this.faces = false;
    const chosen = files.map((file): Chosen => {
      const why = objection(file);
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
      return {
        file,
        preview,
        state: why ? { name: 'wrong', why } : { name: 'ready' },
        abort: new AbortController(),
      };
    });
    this.chosen = [...this.chosen, ...chosen];
    // Enter sends them from the field; on a touch screen a keyboard would cover them.
    if (!matchMedia('(pointer: coarse)').matches) this.focus();
  }

  /** Keeps a text back until the photos beside it have gone; where one does not get through, both stay together. */
  readonly #onSend = async (event: Event): Promise<void> => {
    const composer = this.#composer;
    const { intent } = event as IntentEvent;
    if (intent.do !== 'send' || event.composedPath()[0] !== composer || !composer.pending) return;
    event.stopPropagation();
    composer.value = intent.text;
    if (this.chosen.some(({ state }) => state.name === 'going')) return;
    for (const each of this.chosen) if (sendable(each)) await this.#send(each);
    await this.updateComplete;
    // What was written on meanwhile goes along.
    if (!composer.pending) composer.renderRoot.querySelector('form')?.requestSubmit();
  };

  async #send(chosen: Chosen): Promise<void> {
    const become = (state: Chosen['state']) => {
      chosen.state = state;
      this.requestUpdate();
    };
    const progress = (percent: number) => become({ name: 'going', percent });
    progress(0);
    const { name } = chosen.file;
    const { signal } = chosen.abort;
    // The page is asked before anything leaves it.
    if (!(await new Promise((then) => this.tell({ do: 'admit', file: name, then }))))
      return become({ name: 'wrong', why: 'notTaken' });
    if (signal.aborted) return;
    try {
      const access = this.reach()?.files();
      if (!access) throw new Error('Not connected yet.');
      const file = await upload(chosen.file, access, { progress, signal });
      this.tell({ do: 'post', body: { kind: 'file', file } });
      this.#drop(chosen);
    } catch {
      become({ name: 'wrong', why: 'notUploaded' });
    }
  }

  #drop(chosen: Chosen): void {
    chosen.abort.abort();
    if (chosen.preview) URL.revokeObjectURL(chosen.preview);
    this.chosen = this.chosen.filter((each) => each !== chosen);
  }
}
