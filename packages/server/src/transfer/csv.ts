/** A row of a CSV text, and the line it begins on. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** The text is no CSV; `line` is where. */
export class CsvFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'CsvFault';
    this.line = line;
  }
}

/** What a spreadsheet would take for a formula, or what stands before one here. */
const FORMULA = /^'*[=+\-@\t]/;

/** One row as RFC 4180 has it. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const safe = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}

/** Reads rows as the text comes; commas, semicolons or tabs, whichever the first line has. Throws a {@link CsvFault}. */
export async function* readCsv(texts: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const reader = new CsvReader();
  for await (const text of texts) yield* reader.take(text);
  yield* reader.end();
}

type State = 'start' | 'plain' | 'quoted' | 'after';

class CsvReader {
  #state: State = 'start';
  #separator: string | undefined;
  #line = 1;
  #rowLine = 1;
  #quoteLine = 1;
  #cell = '';
  #cells: string[] = [];
  #head = '';

  *take(text: string): Generator<CsvRow> {
    const ready = this.#separate(text);
    for (const char of ready) {
      if (char === '\n') this.#line += 1;
      if (this.#state === 'quoted') this.#quoted(char);
      else if (char === '\n') yield* this.#endRow();
      else this.#open(char);
    }
  }

  *end(): Generator<CsvRow> {
    if (this.#separator === undefined) {
      this.#separator = separatorOf(this.#head);
      yield* this.take(this.#head);
    }
    if (this.#state === 'quoted') throw new CsvFault(this.#quoteLine, 'A quotation mark is never closed.');
    if (this.#state !== 'start' || this.#cells.length > 0) yield* this.#endRow();
  }

  /** Holds the text back until the first line tells what separates its cells. */
  #separate(text: string): string {
    if (this.#separator !== undefined) return text;
    this.#head += text;
    if (!this.#head.includes('\n')) return '';
    this.#separator = separatorOf(this.#head.split('\n')[0] ?? '');
    return this.#head;
  }

  #open(char: string): void {
    if (char === this.#separator) return this.#endCell();
    if (char === '"' && this.#state === 'start') {
      this.#state = 'quoted';
      this.#quoteLine = this.#line;
    } else if (this.#state === 'after') {
      // The mark that seemed to close the cell is half of a doubled one, or a carriage return before the end.
      if (char === '"') {
        this.#cell += '"';
        this.#state = 'quoted';
      } else if (char !== '\r') {
        throw new CsvFault(this.#line, `After a closing quotation mark there is ${JSON.stringify(char)}.`);
      }
    } else {
      this.#cell += char;
      this.#state = 'plain';
    }
  }

  #quoted(char: string): void {
    if (char === '"') this.#state = 'after';
    else this.#cell += char;
  }

  #endCell(): void {
    const text = this.#state === 'plain' ? this.#cell.replace(/\r$/, '') : this.#cell;
    this.#cells.push(/^'+[=+\-@\t]/.test(text) ? text.slice(1) : text);
    this.#cell = '';
    this.#state = 'start';
  }

  *#endRow(): Generator<CsvRow> {
    this.#endCell();
    const cells = this.#cells;
    if (cells.some((cell) => cell !== '')) yield { line: this.#rowLine, cells };
    this.#cells = [];
    this.#rowLine = this.#line;
  }
}

function separatorOf(head: string): string {
  return [',', ';', '\t'].find((one) => head.includes(one)) ?? ',';
}
