import sharp, { type Sharp } from 'sharp';
import { Refusal } from './refusal.ts';

/** A picture drawn anew: nothing of the sent file is in it but what one sees. */
export interface CleanImage {
  bytes: Buffer;
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';
  width: number;
  height: number;
}

/** Of a picture with many frames all of them count. */
const MOST_PIXELS = 50_000_000;
/** The longer side a picture is brought to, in pixels. */
const LONGEST_SIDE = 2560;
const SECONDS = 10;

const formats = {
  'image/jpeg': (image: Sharp) => image.jpeg({ quality: 85 }),
  'image/png': (image: Sharp) => image.png(),
  'image/webp': (image: Sharp) => image.webp({ quality: 85 }),
  'image/gif': (image: Sharp) => image.gif(),
} as const;

// The threads are few and shared with passwords and files; a cache would keep strangers' pictures.
sharp.concurrency(1);
sharp.cache(false);

/** Decodes and encodes a picture, upright, without EXIF or anything that stood after it; throws {@link Refusal}. */
export async function cleanImage(bytes: Buffer, type: CleanImage['type']): Promise<CleanImage> {
  try {
    const image = sharp(bytes, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      sequentialRead: true,
      animated: type === 'image/gif' || type === 'image/webp',
    });
    return await draw(image, type);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Makes a JPEG of raw RGBA, which is what other decoders give. */
export async function jpegOfPixels(
  data: Uint8Array,
  size: { width: number; height: number },
): Promise<CleanImage> {
  return draw(sharp(data, { raw: { ...size, channels: 4 }, limitInputPixels: MOST_PIXELS }), 'image/jpeg');
}

async function draw(image: Sharp, type: CleanImage['type']): Promise<CleanImage> {
  const upright = image
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await formats[type](upright).toBuffer({ resolveWithObject: true });
  return { bytes: data, type, width: info.width, height: info.pageHeight ?? info.height };
}

function refusalOf(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : '';
  return new Refusal(/pixel limit|dimensions|too large/i.test(message) ? 'pixels' : 'broken', error);
}
