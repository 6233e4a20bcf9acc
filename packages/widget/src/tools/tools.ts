import { html, nothing, type TemplateResult } from 'lit';
import { type Reach, ZaineElement } from '../element/zaine-element.ts';
import { glyph } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { emoji } from './emoji.ts';
import { followKeyboard } from './follow-keyboard.ts';
import { styles } from './tools.styles.ts';
import { objection, upload } from './upload.ts';

const FACE = 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M7 11.6c1.5 2.2 4.5 2.2 6 0M7.8 8h.01M12.2 8h.01';
const PICTURE = 'M4.5 5h11v10.5h-11zM4.5 13l3.2-3.2 2.6 2.6 2-2 3.2 3.2M12.3 8h.01';

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

/** Beside the field: emoji, and photos by choosing, dropping or pasting, each looked at before it goes. */
export class ZaineTools extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    reach: { attribute: false },
    chosen: { state: true },
    faces: { state: true },
    over: { state: true },
  };

  /** Knows where files go, once the chat is connected. */
  declare reach: Reach;
  declare private chosen: readonly Chosen[];
  declare private faces: boolean;
  declare private over: boolean;
  #listening = new AbortController();

  constructor() {
    super();
    this.chosen = [];
    this.faces = false;
    this.over = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { host } = this.getRootNode() as ShadowRoot;
    const listen = (type: string, heard: (event: never) => void) =>
      host?.addEventListener(type, heard as EventListener, { signal });
    const outer = host?.getRootNode();
    if (outer instanceof ShadowRoot) followKeyboard(outer, signal);
    // The launcher closes the window as well: the sheet must not wait there for the next time.
    const elsewhere = (event: Event) => {
      if (!event.composedPath().includes(this.parentElement as Element)) this.faces = false;
    };
    outer?.addEventListener('pointerdown', elsewhere, { signal });
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

  protected override render(): TemplateResult {
    const { more } = this.words;
    return html`<button type="button" class="tool" aria-label=${more.emoji} aria-expanded=${this.faces} @click=${this.#toggle}>${glyph(FACE)}</button>
      <button type="button" class="tool" aria-label=${more.attach} @click=${this.#browse}>${glyph(PICTURE)}</button>
      <input type="file" hidden multiple accept="image/*,application/pdf" @change=${this.#onChosen} />
      ${this.faces ? this.#faceSheet() : nothing}
      ${this.chosen.length ? html`<div class="sheet" role="group" aria-label=${more.attach}>${this.chosen.map((each) => this.#file(each))}</div>` : nothing}
      ${this.over ? html`<div class="drop">${more.drop}</div>` : nothing}`;
  }

  #faceSheet(): TemplateResult {
    return html`<div class="sheet faces" role="group" aria-label=${this.words.more.emoji}>
      ${emoji.map((face) => html`<button type="button" @click=${() => this.tell({ do: 'insert', text: face })}>${face}</button>`)}
    </div>`;
  }

  #file(chosen: Chosen): TemplateResult {
    const { more } = this.words;
    const { file, preview, state } = chosen;
    const going = state.name === 'going';
    const retry = state.name === 'ready' || (state.name === 'wrong' && state.why === 'notUploaded');
    return html`<div class="file">
      ${preview ? html`<img src=${preview} alt=${more.photo} />` : html`<span class="sheetless"></span>`}
      <span class="about" role="status">
        ${state.name === 'wrong' ? html`<span class="wrong">${more[state.why]}</span>` : going ? more.uploading(state.percent) : file.name}
        ${going ? html`<progress max="100" value=${state.percent} aria-label=${file.name}></progress>` : nothing}
      </span>
      ${retry ? html`<button type="button" class="act" @click=${() => this.#send(chosen)}>${more.sendPhoto}</button>` : nothing}
      <button type="button" class="act" @click=${() => this.#drop(chosen)}>${more.withdraw}</button>
    </div>`;
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
  }

  async #send(chosen: Chosen): Promise<void> {
    const become = (state: Chosen['state']) => {
      chosen.state = state;
      this.requestUpdate();
    };
    const progress = (percent: number) => become({ name: 'going', percent });
    progress(0);
    const { name } = chosen.file;
    // The page is asked before anything leaves it.
    if (!(await new Promise((then) => this.tell({ do: 'admit', file: name, then }))))
      return become({ name: 'wrong', why: 'notTaken' });
    try {
      const access = this.reach()?.files();
      if (!access) throw new Error('Not connected yet.');
      const file = await upload(chosen.file, access, { progress, signal: chosen.abort.signal });
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
