import type { LocalizedText } from '@zaine/protocol';
import { z } from 'zod';

/** One text, or one for each language, up to `max` characters. */
export function localizedText(max: number): z.ZodType<LocalizedText> {
  const text = z.string().trim().min(1).max(max);
  return z.union([text, z.record(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), text)]);
}
