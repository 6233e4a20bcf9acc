import type { Article, LocalizedText } from '@zaine/protocol';

/** The text is no article; `line` is where. */
export class MarkdownFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'MarkdownFault';
    this.line = line;
  }
}

/** What a file holds, not yet checked, and the line of each field. */
export interface MarkdownArticle {
  value: Record<string, unknown>;
  lines: ReadonlyMap<string, number>;
}

const FENCE = /^---\s*$/;
const FIELD = /^([\w-]+(?:\.[\w-]+)?)\s*:\s*(.*)$/;
/** Begins the text of one language. */
const LANGUAGE = /^<!-- ([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*) -->$/;
const ESCAPED = /^\\(\\*<!-- [\w-]+ -->)$/;

/** Reads an article: front matter between two lines of `---`, then the text. `id` is used where the file names none. */
export function readMarkdown(text: string, id: string): MarkdownArticle {
  const rows = text.split(/\r?\n/);
  if (!FENCE.test(rows[0] ?? '')) throw new MarkdownFault(1, 'An article begins with a line of ---.');
  const end = rows.findIndex((row, i) => i > 0 && FENCE.test(row));
  if (end < 0) throw new MarkdownFault(1, 'The front matter is never closed by a line of ---.');
  const lines = new Map<string, number>();
  const value: Record<string, unknown> = Object.create(null);
  value.id = id;
  for (let i = 1; i < end; i++) {
    const row = rows[i] ?? '';
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [, name = '', given = ''] = FIELD.exec(row) ?? [];
    if (name === '') throw new MarkdownFault(i + 1, `"name: value" is missing: ${row.slice(0, 60)}`);
    if (lines.has(name)) throw new MarkdownFault(i + 1, `${name} is there twice.`);
    lines.set(name, i + 1);
    const listed: string[] = [];
    while (given === '' && /^\s*- /.test(rows[i + 1] ?? '')) {
      listed.push(scalar((rows[i + 1] ?? '').replace(/^\s*- /, ''), i + 2));
      i += 1;
    }
    put(value, { name, read: listed.length > 0 ? listed : fieldOf(name, given, i + 1), line: i + 1 });
  }
  value.body = bodyOf(rows.slice(end + 1));
  lines.set('body', end + 2);
  return { value, lines };
}

function put(value: Record<string, unknown>, field: { name: string; read: unknown; line: number }): void {
  const [name = '', locale] = field.name.split('.');
  if (locale === undefined) value[name] = field.read;
  else {
    const texts = value[name] ?? Object.create(null);
    if (typeof texts !== 'object')
      throw new MarkdownFault(field.line, `${name} is there for all languages and for one.`);
    value[name] = Object.assign(texts, { [locale]: field.read });
  }
}

function fieldOf(name: string, given: string, line: number): string | string[] {
  if (name !== 'tags') return scalar(given, line);
  const inside = /^\[(.*)\]$/.exec(given.trim())?.[1] ?? given;
  const items = inside.match(/"(?:[^"\\]|\\.)*"|[^,，\s"][^,，]*/g) ?? [];
  return items.map((item) => scalar(item, line)).filter((item) => item !== '');
}

function scalar(given: string, line: number): string {
  const text = given.trim();
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new MarkdownFault(line, `A quotation mark is wrong: ${text.slice(0, 60)}`);
  }
}

function bodyOf(rows: readonly string[]): LocalizedText {
  const texts = new Map<string, string[]>();
  let current: string[] = [];
  const before = current;
  for (const row of rows) {
    const locale = LANGUAGE.exec(row)?.[1];
    if (locale === undefined) current.push(row.replace(ESCAPED, '$1'));
    else {
      current = texts.get(locale) ?? [];
      texts.set(locale, current);
    }
  }
  const whole = before.join('\n').trim();
  if (texts.size === 0) return whole;
  const localized = Object.fromEntries([...texts].map(([locale, text]) => [locale, text.join('\n').trim()]));
  // Text before the first language belongs to none; under this name it is refused rather than dropped.
  return whole === '' ? localized : { ...localized, '(before the first language)': whole };
}

/** Writes an article so that {@link readMarkdown} reads the same. */
export function writeMarkdown({ id, title, body, tags }: Article): string {
  const titles = typeof title === 'string' ? { title } : prefixed('title', title);
  const fields = Object.entries({ id, ...titles }).map(([name, text]) => `${name}: ${quoted(text)}`);
  if (tags !== undefined) fields.push(`tags: [${tags.map((tag) => JSON.stringify(tag)).join(', ')}]`);
  const texts =
    typeof body === 'string'
      ? escaped(body)
      : Object.entries(body)
          .map(([locale, text]) => `<!-- ${locale} -->\n\n${escaped(text)}`)
          .join('\n\n');
  return `---\n${fields.join('\n')}\n---\n\n${texts}\n`;
}

function prefixed(name: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([locale, text]) => [`${name}.${locale}`, text]));
}

function quoted(text: string): string {
  return /^["'\s-]|\s$|[\r\n]/.test(text) || text === '' ? JSON.stringify(text) : text;
}

function escaped(text: string): string {
  return text.replace(/^(\\*<!-- [\w-]+ -->)$/gm, '\\$1');
}
