import sharp from 'sharp';

/** A JPEG of 40 by 30 pixels. */
export function samplePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f6f62' } })
    .jpeg()
    .toBuffer();
}
