import { rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { minifyTemplates } from '../../scripts/minify-templates.mjs';

const source = 'packages/widget/src';
const folder = 'packages/widget/dist/cdn';

const plugins = () => [
  nodeResolve({ browser: true, exportConditions: ['@zaine/source', 'production', 'default'] }),
  esbuild({ target: 'es2022', tsconfig: false, charset: 'utf8', define: { 'process.env.NODE_ENV': '"production"' } }),
  minifyTemplates(),
  minify({ target: 'es2022', legalComments: 'none', charset: 'utf8' }),
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
      ],
    },
  ];
}
