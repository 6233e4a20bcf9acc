import { rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { minify } from 'terser';
import { minifyTemplates } from '../../scripts/minify-templates.mjs';
import { precompress } from '../../scripts/precompress.mjs';

const source = 'packages/widget/src';
const folder = 'packages/widget/dist/cdn';

/** Smaller than esbuild's by the bytes that the limits are about. */
const squeeze = {
  name: 'squeeze',
  async renderChunk(code, _chunk, { format: kind }) {
    const compress = { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false };
    // A module is UTF-8 by definition; a classic script is read in whatever the page is written in.
    const format = { comments: false, ascii_only: kind === 'iife' };
    return { code: (await minify(code, { module: true, ecma: 2020, compress, format })).code, map: null };
  },
};

const plugins = () => [
  nodeResolve({ browser: true, exportConditions: ['@zaine/source', 'production', 'default'] }),
  esbuild({
    target: 'es2022',
    tsconfig: false,
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
  }),
  minifyTemplates(),
  squeeze,
];

/** What `<script src="/zaine.js">` needs: the widget with everything it stands on under hashed names, then the loader that names it. */
export function widgetBundle() {
  let bundle = '';
  return [
    {
      input: { 'zaine-widget': `${source}/bundle.ts` },
      // Chunks may take what they share from the entry; a file of two lines more would cost a round trip.
      preserveEntrySignatures: 'allow-extension',
      output: {
        dir: folder,
        format: 'es',
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: 'zaine-[name]-[hash].js',
        experimentalMinChunkSize: 420,
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
      input: `${source}/loader.ts`,
      output: { file: `${folder}/zaine.js`, format: 'iife' },
      plugins: [
        ...plugins(),
        {
          name: 'bundle-name',
          renderChunk: (code) => code.replace('ZAINE_BUNDLE', () => JSON.stringify(bundle)),
        },
        // Last of all, with what the widget's own build has written.
        precompress(folder),
      ],
    },
  ];
}
