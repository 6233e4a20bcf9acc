import { rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { minify } from 'terser';
import { leanLit } from '../../scripts/lean-lit.mjs';
import { minifyTemplates } from '../../scripts/minify-templates.mjs';
import { precompress } from '../../scripts/precompress.mjs';

const source = 'packages/widget/src';
const folder = 'packages/widget/dist/cdn';

/** Smaller than esbuild's by the bytes that the limits are about. */
const squeeze = (options) => ({
  name: 'squeeze',
  async renderChunk(code) {
    const compress = { passes: 6, unsafe_arrows: true, pure_getters: true, keep_fargs: false, ...options };
    const format = { comments: false };
    return minify(code, { module: true, ecma: 2020, compress, format, sourceMap: { asObject: true } });
  },
});

const plugins = (options = { inline: false }) => [
  leanLit(),
  nodeResolve({ browser: true, exportConditions: ['@zaine/source', 'production', 'default'] }),
  esbuild({
    target: 'es2022',
    tsconfig: false,
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
  }),
  minifyTemplates(),
  squeeze(options),
];

/** The page of a chat in a window of its own; it loads nothing but the widget and what its server says. */
const windowPage = (script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; img-src * blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>…</title>
<link rel="icon" href="data:,">
<script type="module" src="/widget/${script}"></script>
`;

/** What `<script src="/zaine.js">` needs: the widget with everything it stands on under hashed names, then the loader that names it. */
export function widgetBundle() {
  let bundle = '';
  const named = (code) => ({ code: code.replace('ZAINE_BUNDLE', () => JSON.stringify(bundle)), map: null });
  return [
    {
      input: { 'zaine-widget': `${source}/bundle.ts` },
      // Chunks may take what they share from the entry; a file of two lines more would cost a round trip.
      preserveEntrySignatures: 'allow-extension',
      output: {
        dir: folder,
        format: 'es',
        // Found by a header that the server sends: a line in each file would weigh on every shopper.
        sourcemap: 'hidden',
        // The loader names it, so it is short.
        entryFileNames: '[name]-[hash:6].js',
        // A chunk that others were merged into may be called after one of those.
        chunkFileNames: ({ name, moduleIds }) =>
          `zaine-${moduleIds.some((id) => id.endsWith('/conversation.ts')) ? 'conversation' : name}-[hash].js`,
        experimentalMinChunkSize: 400,
        hashCharacters: 'base36',
      },
      plugins: [
        ...plugins(),
        {
          name: 'widget-name',
          generateBundle(_options, files, isWrite) {
            // Names change with content; yesterday's files would pile up.
            if (isWrite) rmSync(folder, { recursive: true, force: true });
            bundle = Object.values(files).find((file) => file.isEntry).fileName;
          },
        },
      ],
    },
    {
      input: { 'zaine-window': `${source}/window/window.ts` },
      output: {
        dir: folder,
        format: 'es',
        sourcemap: 'hidden',
        entryFileNames: '[name]-[hash].js',
        hashCharacters: 'base36',
      },
      plugins: [
        ...plugins(),
        {
          name: 'window-page',
          renderChunk: named,
          generateBundle(_options, files) {
            const script = Object.values(files).find((file) => file.isEntry).fileName;
            this.emitFile({ type: 'asset', fileName: 'chat.html', source: windowPage(script) });
          },
        },
      ],
    },
    {
      input: `${source}/loader.ts`,
      // A module is UTF-8 by definition; a classic script is read in whatever the page is written in, unless it is marked.
      output: { file: `${folder}/zaine.js`, format: 'iife', sourcemap: 'hidden' },
      plugins: [
        ...plugins({ inline: 1, hoist_funs: true, lhs_constants: false }),
        {
          name: 'bundle-name',
          renderChunk: named,
          generateBundle(_options, files) {
            for (const file of Object.values(files)) if (file.code) file.code = `\ufeff${file.code}`;
          },
        },
        // Last of all, with what the widget's own build has written.
        precompress(folder),
      ],
    },
  ];
}
