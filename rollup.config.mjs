import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { consolePage } from './packages/console/rollup.console.mjs';
import { buildModel } from './packages/understanding/scripts/build-model.mjs';
import { widgetBundle } from './packages/widget/rollup.widget.mjs';

const manifest = (name) =>
  JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, import.meta.url)));

/** Takes away what an earlier build left: chunks change their names with their content, and packages would carry them all. */
const onlyThese = (dir) => ({
  name: 'only-these',
  writeBundle(_options, files) {
    for (const file of readdirSync(dir, { recursive: true }))
      if (/\.js(\.map)?$/.test(file) && !file.startsWith('cdn') && !files[file]) rmSync(join(dir, file));
  },
});

/** A package's modules, one file per entry; what package.json names as a dependency stays outside. */
function library(name, entries, target = 'es2022') {
  const external = Object.keys(manifest(name).dependencies ?? {});
  return {
    input: Object.fromEntries(entries.map((entry) => [entry, `packages/${name}/src/${entry}.ts`])),
    external: (id) =>
      id.startsWith('node:') || external.some((dep) => id === dep || id.startsWith(`${dep}/`)),
    output: {
      dir: `packages/${name}/dist`,
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
    plugins: [nodeResolve(), esbuild({ target, tsconfig: false }), onlyThese(`packages/${name}/dist`)],
  };
}

/** The server keeps its modules apart, so that files beside them (worker, model, pages) are found as in the sources. */
function server() {
  const config = library('server', ['index', 'cli/main', 'sqlite-worker', 'teach-worker']);
  const output = { ...config.output, preserveModules: true, preserveModulesRoot: 'packages/server/src' };
  return { ...config, output };
}

/** Trains the built-in model once the code that trains it is built. */
function withModel(config) {
  return { ...config, plugins: [...config.plugins, { name: 'built-in-model', writeBundle: buildModel }] };
}

export default [
  library('protocol', ['index', 'schemas']),
  withModel(library('understanding', ['index'])),
  library('client', ['index']),
  library('widget', ['index', 'define']),
  ...widgetBundle(),
  server(),
  consolePage(),
];
