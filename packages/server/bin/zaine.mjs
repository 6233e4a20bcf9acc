#!/usr/bin/env node
import { existsSync } from 'node:fs';

const build = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(build)) {
  console.error('Zaine is not built yet: run `npm run build` first.');
  process.exit(1);
}
const { main } = await import(build.href);
main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
