import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.union([z.string(), z.array(z.string())]).transform((said) => [said].flat());

/** One line of a script. What the bot says is told by its parts, with … for what may stand between them. */
const step = z.strictObject({
  shopper: z.coerce.string().optional(),
  presses: z.coerce.string().optional(),
  'presses again': z.string().optional(),
  fills: z.record(z.string(), z.coerce.string()).optional(),
  'sends a photo': z.string().optional(),
  bot: words.optional(),
  offers: words.optional(),
  shows: words.optional(),
  'says nothing of': words.optional(),
  meanwhile: words.optional(),
  colleague: z.enum(['asked', 'not_understood', 'rule', 'out_of_hours', 'nobody_online']).optional(),
});

const script = z.strictObject({
  title: z.string(),
  who: z.string(),
  locale: z.string().default('zh-CN'),
  page: z.string().optional(),
  desk: z.strictObject({ hours: z.boolean().optional(), online: z.number().optional() }).optional(),
  talk: z.array(step).min(1),
  afterwards: words.optional(),
});

/** A conversation as it should go. */
export type Script = z.infer<typeof script>;
/** A line of one. */
export type Step = z.infer<typeof step>;

/** All scripts of this folder, by file. */
export function readScripts(): { file: string; scripts: Script[] }[] {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const written: unknown = parse(readFileSync(new URL(file, folder), 'utf8'));
    const read = z.array(script).safeParse(written);
    if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
    return { file, scripts: read.data };
  });
}
