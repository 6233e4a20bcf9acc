import { Worker } from 'node:worker_threads';
import { type CleanImage, jpegOfPixels } from './clean-image.ts';
import { Refusal } from './refusal.ts';

type Decoded = { width: number; height: number; data: Uint8Array } | { refused: 'pixels' | 'broken' };

const MOST_PIXELS = 50_000_000;
const WITHIN = 20_000;

/** In a thread of its own: the decoder computes without pause, and a picture may be made to take for ever. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData.decoder).then(async ({ default: { all } }) => {
  const [image] = await all({ buffer: workerData.bytes });
  if (image.width * image.height > workerData.most) return { refused: 'pixels' };
  return image.decode();
}).catch(() => ({ refused: 'broken' })).then((answer) => parentPort.postMessage(answer));
`;

/** What phones photograph, as a JPEG; throws a `Refusal`. */
export async function heicToJpeg(bytes: Buffer): Promise<CleanImage> {
  const workerData = { bytes, most: MOST_PIXELS, decoder: import.meta.resolve('heic-decode') };
  const worker = new Worker(program, { eval: true, workerData });
  const decoded = await new Promise<Decoded>((resolve) => {
    const late = setTimeout(() => resolve({ refused: 'broken' }), WITHIN);
    const settle = (answer: Decoded) => {
      clearTimeout(late);
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', () => settle({ refused: 'broken' }));
  });
  await worker.terminate();
  if ('refused' in decoded) throw new Refusal(decoded.refused);
  return jpegOfPixels(decoded.data, decoded);
}
