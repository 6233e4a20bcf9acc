import { readFileSync, rmSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { minifyTemplates } from '../../scripts/minify-templates.mjs';

const here = (path) => new URL(path, import.meta.url);

/**
 * The console as a page: `index.html` names its script and icon by hash, relative to itself, so that it
 * works under whatever path it is served. Built from the sources of its neighbours, whose own builds it
 * need not wait for.
 */
export function consolePage() {
  return {
    input: { console: here('src/main.ts').pathname },
    output: {
      dir: here('dist').pathname,
      format: 'es',
      entryFileNames: 'assets/[name]-[hash].js',
      chunkFileNames: 'assets/[name]-[hash].js',
      assetFileNames: 'assets/[name]-[hash][extname]',
    },
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['@zaine/source', 'production'] }),
      esbuild({ target: 'es2022', tsconfig: false }),
      minifyTemplates(),
      minify({ target: 'es2022', legalComments: 'none' }),
      indexPage(),
    ],
  };
}

function indexPage() {
  return {
    name: 'index-page',
    generateBundle(_options, bundle, isWrite) {
      // Hashed names would gather with every build.
      if (isWrite) rmSync(here('dist'), { recursive: true, force: true });
      const main = Object.values(bundle).find((output) => output.type === 'chunk' && output.isEntry);
      const icon = this.emitFile({ type: 'asset', name: 'mark.svg', source: readFileSync(here('mark.svg')) });
      const source = readFileSync(here('index.html'), 'utf8')
        .replace('%main%', main.fileName)
        .replace('%icon%', this.getFileName(icon));
      this.emitFile({ type: 'asset', fileName: 'index.html', source });
    },
  };
}
