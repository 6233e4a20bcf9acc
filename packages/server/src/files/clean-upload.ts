import { fileTypeFromBuffer } from 'file-type';
import { cleanImage } from './clean-image.ts';
import { cleanPdf } from './clean-pdf.ts';
import { heicToJpeg } from './heic.ts';
import { Refusal } from './refusal.ts';

/** What is kept of a file somebody sent. */
export interface CleanUpload {
  bytes: Buffer;
  type: string;
  extension: string;
  width?: number;
  height?: number;
}

const pictures = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
} as const;

/**
 * Tells by its first bytes what a file is, whatever it is called, and makes it harmless. Throws {@link Refusal}
 * for everything but pictures and plain PDF files.
 */
export async function cleanUpload(bytes: Buffer): Promise<CleanUpload> {
  if (bytes.length === 0) throw new Refusal('empty');
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (type === 'application/pdf') return { bytes: cleanPdf(bytes), type, extension: 'pdf' };
  if (type === 'image/heic' || type === 'image/heif')
    return { ...(await heicToJpeg(bytes)), extension: 'jpg' };
  if (type === 'image/apng') return { ...(await cleanImage(bytes, 'image/png')), extension: 'png' };
  if (!(type in pictures)) throw new Refusal('type');
  const known = type as keyof typeof pictures;
  return { ...(await cleanImage(bytes, known)), extension: pictures[known] };
}
