/**
 * Writes docs/widget.md, the tables of attributes in docs/shop.md and the widget's README, and the custom elements manifest
 * from the widget's types and their comments: `node scripts/widget-docs.mjs`. With `--check` it writes nothing, and fails
 * where one of them says anything else. It fails, too, where the element's comments say other than the options'.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const widget = new URL('../packages/widget/', import.meta.url);
const parse = (name) => {
  const text = readFileSync(new URL(`src/${name}`, widget), 'utf8');
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
};
const api = parse('api.ts');
const element = parse('chat/chat.ts');

const complain = (what) => {
  console.error(what);
  process.exitCode = 1;
};
/** Writes a file, or with `--check` says that it is behind. */
const write = (url, text) => {
  if (!process.argv.includes('--check')) return writeFileSync(url, text);
  if (readFileSync(url, 'utf8') === text) return undefined;
  return complain(`${url.pathname} is behind the types: node scripts/widget-docs.mjs`);
};
/** Writes what stands between two comments of a page. */
const writeBetween = (url, text) => {
  const marked = /(<!-- Written by scripts\/widget-docs\.mjs .*-->\n)[\s\S]*(\n<!-- until here -->)/;
  const old = readFileSync(url, 'utf8');
  if (!marked.test(old)) return complain(`${url.pathname} has no place for what is written from the types`);
  return write(
    url,
    old.replace(marked, (_, from, to) => `${from}\n${text}\n${to}`),
  );
};

const said = (node) => {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? '').replace(/\s+/g, ' ').trim();
};
const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
const members = (name) => {
  const found = api.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  return found.members.map((member) => ({
    name: member.name.getText(),
    optional: Boolean(member.questionToken),
    type: ts.isMethodSignature(member)
      ? `${member.name.getText()}(${member.parameters.map((each) => each.getText()).join(', ')}): ${member.type.getText()}`
      : member.type.getText(),
    text: said(member),
  }));
};
const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const code = (text) => (text ? `\`${cell(text)}\`` : '');
const rowOf = (each) => [code(`${each.name}${each.optional ? '?' : ''}`), code(each.type), each.text];
const interfaceTable = (name, heads = ['', 'type', '']) => table(heads, members(name).map(rowOf));

const options = members('ZaineOptions');
/** How a script tag says an option; nothing where it is more than a text. */
const dataOf = ({ name, type }) =>
  /Record|PageContext|Attributes|BeforeSend/.test(type)
    ? ''
    : `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const tagTable = table(
  ['attribute', ''],
  options.flatMap((each) => (dataOf(each) ? [[code(dataOf(each)), each.text]] : [])),
);

const tagsOf = (name) => {
  const found = element.statements.find((each) => ts.isClassDeclaration(each));
  return ts
    .getJSDocTags(found)
    .filter((tag) => tag.tagName.text === name)
    .map((tag) => {
      const [, title, text] =
        /^([\w-]+)\s*-?\s*([\s\S]*)$/.exec(ts.getTextOfJSDocComment(tag.comment).trim()) ?? [];
      return { name: title, description: (text ?? '').replace(/\s+/g, ' ').trim() };
    });
};
const fields = element.statements
  .find((each) => ts.isClassDeclaration(each))
  .members.filter(
    (each) =>
      ts.isPropertyDeclaration(each) &&
      each.modifiers?.some((one) => one.getText() === 'declare') &&
      !each.modifiers.some((one) => one.getText() === 'private') &&
      said(each),
  );
const results = readFileSync(new URL('../benchmarks/widget/results.md', import.meta.url), 'utf8').trim();
const attributes = {
  shopName: 'shop-name',
  zIndex: 'z-index',
  preChat: 'pre-chat',
  opened: 'open',
  tokens: '',
  identity: '',
  options: '',
};
const attributeOf = (name) => attributes[name] ?? name;
const elementTable = table(
  ['attribute', 'property', ''],
  fields.map((each) => [code(attributeOf(each.name.text)), code(each.name.text), said(each)]),
);

for (const each of fields) {
  const option = options.find(({ name }) => name === each.name.text);
  if (option && option.text !== said(each))
    complain(`api.ts and chat.ts differ in what \`${option.name}\` is`);
}
/** What the element's own comment says of its events has to begin as the types have it. */
const events = members('ZaineEvents').map(({ name, text }) => {
  const tag = tagsOf('event').find((each) => each.name === `zaine-${name}`);
  const same = tag?.description.toLowerCase().startsWith(text.toLowerCase().replace(/\.$/, ''));
  if (!same) complain(`api.ts and chat.ts differ in what the event \`${name}\` is`);
  return { ...tag, type: { text: 'CustomEvent' } };
});

const page = `<!-- Written by scripts/widget-docs.mjs from the types; change those. -->
# The widget: reference

The same calls in three places: on what \`init\` returns, on a \`<zaine-chat>\` element, and as commands of the script tag, \`zaine('open')\`. How to begin is in [shop.md](shop.md#the-script-tag); recipes are at the end.

## Options

Of \`init(options)\` and \`zaine('init', options)\`; the script tag takes those that are texts as attributes.

${table(
  ['', 'of the tag', 'type', ''],
  options.map((each) => {
    const [name, type, text] = rowOf(each);
    return [name, code(dataOf(each)), type, text];
  }),
)}

## Calls

${table(
  ['', ''],
  members('ZaineApi').map((each) => [`\`${cell(each.type)}\``, each.text]),
)}

Calls made before the script or the chat is there wait and keep their order, from the tag and from a bundle alike. \`zaine(…)\` returns a promise of what the call returns, and so does the stub of [the snippet](shop.md#the-script-tag); where the chat is destroyed first, that promise settles, too, and what is asked of it afterwards does nothing until there is another. What only sets something, and \`on\`, \`once\` and \`beforeSend\` with their undo, is answered at once, without waiting until somebody opens the window; should it be wrong, the console says so then. A name that is no call, a listener or hook that is no function, and a theme that is none are rejected with a TypeError that says what is expected; on the element and on what \`init\` returns it is thrown. Where the widget cannot be fetched, it is tried again once there is a network, or at the next touch, and what was asked for is done then. With several chats on a page, each has a name: \`zaine('sales.open')\`. \`init\` for a name that is taken changes nothing.

## Events

By \`on\`, \`once\` and \`off\`; each is a DOM event, too, composed and bubbling to \`document\`, with \`zaine-\` before its name.

${interfaceTable('ZaineEvents', ['', 'what listeners get', ''])}

## Theme

${interfaceTable('Theme')}

Custom properties: ${tagsOf('cssproperty')
  .map(({ name, description }) => `\`${name}\` (${description})`)
  .join(', ')}. Parts: ${tagsOf('csspart')
  .map(({ name, description }) => `\`${name}\` (${description})`)
  .join(', ')}. The demo shop has a page to try it all: \`/theme.html\`.

## What it costs a page

By \`npm --prefix benchmarks/widget start\`. ${results}

## The element

\`import '@zaine/widget/define'\` registers \`<zaine-chat>\`; \`import { ZaineChat } from '@zaine/widget'\` registers nothing. Importing either is safe where there is no browser.

${elementTable}

## Recipes

**Own words.** \`zaine('setStrings', { here: 'Ask us anything' }, 'en')\`. All names are in [strings/zh.ts](../packages/widget/src/strings/zh.ts) and [strings/more-zh.ts](../packages/widget/src/strings/more-zh.ts).

**Keep card numbers out.** What is written in groups like a card is hidden; 13 to 19 digits without a gap are where their last digit checks (Luhn), so that other long numbers pass nearly always.

    const checks = (digits) =>
      [...digits].reverse().reduce((sum, digit, at) => sum + (at % 2 ? Number('0246813579'[digit]) : Number(digit)), 0) % 10 === 0;
    const card =
      /(?<!\\d)(?:\\d{4}(?:[ -]\\d{4}){2}[ -]\\d{1,4}(?:[ -]\\d{1,3})?|\\d{4}[ -]\\d{6}[ -]\\d{4,5}|\\d{13,19})(?!\\d)/g;
    zaine('beforeSend', ({ text }) => ({
      text: text.replace(card, (found) => (/\\D/.test(found) || checks(found) ? '****' : found)),
    }));

A hook that returns false gives the text back to the shopper, below what they have written since. It is asked for every text that is about to be sent, wherever the shopper put it: \`kind\` says whether it is a message, an answer that was offered, a field of a form (named by \`field\`), the reason for a rating, or the name of a file, before anything of the file is sent.

**Consent.** \`data-consent="false"\` keeps everything in memory; \`zaine('setConsent', true)\` once the visitor agrees. What an earlier visit left is removed when the page is idle, so for somebody who has agreed before either leave the attribute out or make that call while the page loads. \`setConsent(false)\` and \`logout\` remove it at once, whether the chat has been loaded or not.

**What is kept on the device.** Texts in \`localStorage\` under \`zaine:SITE:\`, from the first opened window on: \`visitor\` (the token that opens the conversation again), \`conversation\` (its id), \`open\` (there from the shopper's first word, or a person's, until the conversation is ended), \`out:…\` (each message that has not arrived yet), \`draft\` (what was written and not sent), \`sound\` (there where the shopper wants to hear of messages). A window of its own that is of another origin has its own, in \`sessionStorage\`. No cookies, no databases, no caches.

**A button of your own.** \`zaine('hide')\`, and \`zaine('show')\` with \`zaine('open')\` when it is pressed.

**Ask who is there.** \`data-pre-chat="name*, email, order, topic"\` puts a short form before the first word; a star marks what has to be told. What is answered is set as attributes and goes with the first message. The topics are the text \`topics\`: \`zaine('setStrings', { topics: ['Sizes', 'Delivery'] }, 'en')\`. A signed-in customer is not asked for name and e-mail; \`showNewMessage\` leaves the form out.

**A window of its own.** On a desktop the button in the chat's head moves the conversation to a window (\`/widget/chat.html\` of the server) that stays when the shopper leaves the page. Where the shop's pages are of another origin than the server, they must be in \`ZAINE_ORIGINS\`, and a \`Cross-Origin-Opener-Policy\` of theirs has to be \`same-origin-allow-popups\`. It looks and speaks as the page does, texts that are functions excepted, and asks the page's before-send hooks about each text; a page of the shop that was loaded meanwhile answers for the one before. Where the page has hooks and is gone, nothing is sent: the shopper gets the text back, and reads what to do. Each time it connects it asks the page, or the one after it, for a token of the customer's \`identity\`; once no page of the shop is open, its visitor token keeps the customer's conversation for 24 hours, and then the window says that the sign-in has run out. Without consent it stores nothing either. \`logout\` closes the window that was opened from this page, or that has asked it for something since. \`zaine('setTheme', { tokens: { 'pop-out': 'none' } })\` takes the button away.

**Several chats on a page**, or something else of the shop in that corner: \`zaine-chat:nth-of-type(2) { --zaine-offset-x: 72px }\` in the page's styles (\`--zaine-offset-y\` for further up) stands the second beside the first.

**Several cards.** Orders, parcels or cases that follow each other in one answer stand side by side, and so do three products and more; nothing has to be set.

**What is loaded, and when** (brotli, Chinese; other languages are up to 0.6 kB less). A visitor who never touches the chat loads the loader alone, 2.0 kB. Whoever points at the launcher, or comes to it by keyboard, loads the window: 21.3 kB more, and 1.1 kB with a brand colour, a ready theme, tokens or a z-index. Somebody with an open conversation loads the same once the page is idle, and is connected, so that an answer can call them; who only looked in, or has ended it, is a visitor like any other; what shows an unread message is 1.4 kB more. Once the window is open, connected and idle, it fetches what draws conversations (5.5 kB), their words (1.5 kB), and orders and parcels (3.0 kB), so that none of it is waited for; the first key or tap asks for it sooner, with emoji and photos (3.1 kB). All else comes when it is needed. \`npx size-limit\` holds the first open of each language to 25 kB, in a shop's own colours as well.

**On a phone** the window fills the screen (480 pixels and less, wide or high) and is a modal dialog: what stands beside the chat is \`inert\` and the page does not scroll until it is closed, hidden, destroyed or has room again. What the page keeps inert itself stays so. On a desktop the window is a dialog beside the page, which stays in reach.

**From the keyboard.** The conversation is one tab stop: arrow keys, Home and End go from message to message (left and right where cards stand side by side), and Tab goes on to the links and buttons of the message one is at.

**For other eyes.** Where the system sets the colours (Windows contrast themes), lines, dots and the field that is written in are drawn in its own, and the shopper's words have the thicker edge; who asks for more contrast gets lines and second texts in full ink, over any brand. Nothing moves for whoever asks for stillness, and nothing is cut off at 320 pixels or 200 %.

**Find the source of an error.** A server that refuses the chat, or is out of reach for more than one attempt, is named once in the console, with its address and the close code ([what they mean](protocol.md#close-codes)). Each file is served with a \`SourceMap\` header; the maps are built with the bundle.

**Content-Security-Policy.** No inline style, no eval. The server's origin belongs in \`script-src\` (a nonce on the tag does as well), in \`connect-src\` as \`https:\` and \`wss:\`, and in \`img-src\`; photos need \`img-src blob:\`.

    Content-Security-Policy: script-src 'nonce-…'; connect-src https://chat.your-shop.example wss://chat.your-shop.example; img-src 'self' https://chat.your-shop.example blob:

**React, Vue, Turbo.** [examples/react](../examples/react), [examples/vue](../examples/vue), [examples/plain](../examples/plain), each to be tried with \`npm install\` and \`npm run dev\`. With Turbo the tag alone is enough: the chat stands beside the body and goes along from page to page.
`;
write(new URL('../docs/widget.md', import.meta.url), page);
writeBetween(new URL('../docs/shop.md', import.meta.url), tagTable);
writeBetween(new URL('README.md', widget), elementTable);

const manifest = {
  schemaVersion: '1.0.0',
  modules: [
    {
      kind: 'javascript-module',
      path: 'dist/index.js',
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name: 'ZaineChat',
          tagName: 'zaine-chat',
          description: said(element.statements.find((each) => ts.isClassDeclaration(each))),
          attributes: fields.flatMap((each) => {
            const name = attributeOf(each.name.text);
            return name
              ? {
                  name,
                  fieldName: each.name.text,
                  description: said(each),
                  type: { text: each.type.getText() },
                }
              : [];
          }),
          members: [
            ...fields.map((each) => ({
              kind: 'field',
              name: each.name.text,
              description: said(each),
              type: { text: each.type.getText() },
            })),
            ...members('ZaineApi').map(({ name, text }) => ({ kind: 'method', name, description: text })),
          ],
          events,
          cssProperties: tagsOf('cssproperty'),
          cssParts: tagsOf('csspart'),
        },
      ],
      exports: [{ kind: 'js', name: 'ZaineChat', declaration: { name: 'ZaineChat' } }],
    },
    {
      kind: 'javascript-module',
      path: 'dist/define.js',
      exports: [
        {
          kind: 'custom-element-definition',
          name: 'zaine-chat',
          declaration: { name: 'ZaineChat', module: 'dist/index.js' },
        },
      ],
    },
  ],
};
write(new URL('custom-elements.json', widget), `${JSON.stringify(manifest, null, 2)}\n`);
