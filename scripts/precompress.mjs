import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const worthIt = /\.(js|css|html|svg|json)$/;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Rollup plugin: writes `.br` and `.gz` beside every text file of `folder`, for the server to hand out as they are. */
export function precompress(folder) {
  return {
    name: 'precompress',
    async writeBundle() {
      const names = readdirSync(folder, { recursive: true }).filter((name) => worthIt.test(name));
      for (const name of names) {
        const path = join(folder, name);
        const content = readFileSync(path);
        const [small, smaller] = await Promise.all([
          promisify(gzip)(content, { level: 9 }),
          promisify(brotliCompress)(content, brotli),
        ]);
        writeFileSync(`${path}.gz`, small);
        writeFileSync(`${path}.br`, smaller);
      }
    },
  };
}
