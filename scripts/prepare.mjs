/** Does what is missing before start, test and bench: installs when the lock file changed, builds when a source did. */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.zaine-prepared.json');
const mtime = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** The newest change among the files that the build reads. */
function newestSource() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
  const folders = packages.flatMap((path) => ['src', 'content', 'scripts'].map((name) => join(path, name)));
  const files = [
    join(root, 'rollup.config.mjs'),
    ...packages.flatMap((path) => ['package.json', 'index.html'].map((name) => join(path, name))),
    ...folders
      .filter(existsSync)
      .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name))),
  ];
  return Math.max(...files.filter((file) => !file.endsWith('.test.ts')).map(mtime));
}

function run(command, why) {
  console.log(`${why}: ${command}`);
  execSync(command, { cwd: root, stdio: 'inherit' });
}

const done = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {};
const lock = mtime(join(root, 'package-lock.json'));
if (done.lock !== lock) {
  // `npm ci` refuses a lock made where binaries for other systems could not be looked up.
  run('npm install --no-save --no-audit --no-fund --loglevel=error', 'Installing (once)');
}
const source = newestSource();
const built = [
  'server/dist/cli/main.js',
  'console/dist/index.html',
  'widget/dist/cdn/zaine.js',
  'understanding/dist/model.bin',
];
const complete = built.every((file) => existsSync(join(root, 'packages', file)));
if (done.lock !== lock || done.source !== source || !complete) {
  run('npx rollup -c --silent', 'Building');
}
writeFileSync(stamp, JSON.stringify({ lock, source }));
