import MagicString from 'magic-string';

/** Marks of Lit's templates in code; nothing else is looked into. */
const tags = new Set(['html', 'css', 'svg']);

/** Spaces that layout of the source put in mean one space to HTML; inside a line nothing is touched. */
const squeezeHtml = (text) => text.replace(/\s*\n\s*/g, ' ');

/** Besides, CSS needs no space around braces and semicolons, nor after colons and commas. */
const squeezeCss = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/;}/g, '}');

const escaped = (text) => text.replace(/\\|`|\$\{/g, '\\$&');

function* taggedTemplates(node) {
  if (!node || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && tags.has(node.tag.name)) yield node;
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) yield* taggedTemplates(item);
    else if (value && typeof value.type === 'string') yield* taggedTemplates(value);
  }
}

/** Rollup plugin: takes the source's layout out of html, svg and css templates. Goes after what turns TypeScript into JavaScript. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code) {
      if (!/\b(html|css|svg)`/.test(code)) return null;
      const edits = [...taggedTemplates(this.parse(code))].flatMap(({ tag, quasi }) => {
        const squeeze = tag.name === 'css' ? squeezeCss : squeezeHtml;
        return quasi.quasis.map(({ start, end, value }) => ({
          start,
          end,
          text: escaped(squeeze(value.cooked)),
        }));
      });
      const result = new MagicString(code);
      for (const { start, end, text } of edits) if (end > start) result.update(start, end, text);
      return { code: result.toString(), map: result.generateMap({ hires: 'boundary' }) };
    },
  };
}
