/**
 * Packs what is published and installs it in an empty folder, as somebody would who has no clone: are declarations there
 * and complete, do bundlers and Node find what they need, and is nothing in it that is for us alone?
 */
import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = ['protocol', 'understanding', 'client', 'widget', 'console', 'server'];
const home = mkdtempSync(join(tmpdir(), 'zaine-packages-'));
const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const complaints = [];

/** Builds nothing: what was built before is what would be packed. */
function pack() {
  const packages = names.flatMap((name) => ['-w', `packages/${name}`]);
  const said = execFileSync(
    'npm',
    ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', home, ...packages],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 },
  );
  return JSON.parse(said);
}

function unpack({ name, filename }) {
  const folder = join(home, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', join(home, filename), '--strip-components=1', '-C', folder]);
  for (const wanted of Object.keys(manifest(folder).dependencies ?? {})) link(wanted);
}

/** What others publish is taken from the clone. */
function link(name) {
  const [here, there] = [root, home].map((folder) => join(folder, 'node_modules', name));
  if (name.startsWith('@zaine/') || existsSync(there)) return;
  mkdirSync(dirname(there), { recursive: true });
  symlinkSync(here, there);
}

async function look({ name, files }) {
  const pkgDir = join(home, 'node_modules', name);
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
  complaints.push(...messages.map((message) => `${name}: ${formatMessage(message, pkg, { color: false })}`));
  if (!pkg.scripts?.prepack) complaints.push(`${name} is packed without being built`);
  for (const { path } of files)
    if (/\.test\.|(^|\/)testing\/|\.tsbuildinfo$/.test(path)) complaints.push(`${name} has ${path}`);
}

const attempt = (what, command, args) =>
  promisify(execFile)(command, args, { cwd: home }).catch((error) =>
    complaints.push(`${what}: ${error.stdout}${error.stderr}`),
  );

function compile(moduleResolution, module) {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    moduleResolution,
    module,
  };
  const config = join(home, `${module}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['sample.ts'] }));
  return attempt(`types (${moduleResolution})`, join(root, 'node_modules/.bin/tsc'), ['-p', config]);
}

async function bundle() {
  const { outputFiles, metafile } = await build({
    stdin: { contents: "import '@zaine/widget/define';", resolveDir: home },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
  });
  if (!outputFiles[0].text.includes('customElements.define'))
    complaints.push('a bundle of @zaine/widget/define registers nothing');
  const servers = Object.keys(metafile.inputs).filter((input) => /zod|\/(src|server)\//.test(input));
  if (servers.length > 0) complaints.push(`a bundle of the widget has ${servers.join(', ')}`);
}

try {
  const packages = pack();
  packages.forEach(unpack);
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(home, 'sample.ts'), readFileSync(join(root, 'scripts/try-packages.sample.ts')));
  const modules = ['widget', 'widget/define', 'client', 'protocol/schemas', 'understanding', 'server'];
  const imports = modules.map((name) => `await import('@zaine/${name}');`).join('\n');
  await Promise.all([
    ...packages.map(look),
    compile('bundler', 'esnext'),
    compile('nodenext', 'nodenext'),
    attempt('in Node', process.execPath, ['--input-type=module', '-e', imports]),
    bundle(),
  ]);
} finally {
  rmSync(home, { recursive: true, force: true });
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
