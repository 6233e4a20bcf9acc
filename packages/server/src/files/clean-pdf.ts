import { Refusal } from './refusal.ts';

/** Marks of other formats that people hide in a PDF: pages, scripts, and the end of a ZIP's directory. */
const FOREIGN = /<script|<html|<!doctype|<svg|<iframe|<\?php/i;
const ZIP_ENDS = ['PK\x05\x06', 'PK\x06\x06'];
/** What makes a PDF act by itself, `#4A` spellings taken out before. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|OpenAction|AA|XFA|SubmitForm|ImportData)\b/;
const END = /%%EOF\s*$/;

/** Passes a PDF through as it is; throws {@link Refusal} for one that acts by itself or is something else besides. */
export function cleanPdf(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-') || !END.test(text.slice(-64))) throw new Refusal('type');
  if (FOREIGN.test(text) || ZIP_ENDS.some((end) => text.includes(end))) throw new Refusal('type');
  const names = text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (ACTIVE.test(names)) throw new Refusal('active');
  return bytes;
}
