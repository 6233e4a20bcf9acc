import type { Worker } from 'node:worker_threads';
import type { Sample } from '@zaine/understanding';
import { startWorker } from '../store/start-worker.ts';

/** What the teaching thread is started with. */
export interface Lesson {
  modelPath: string;
  contentPath: string;
  samples: readonly Sample[];
}

/** Teaches the built-in model more, in a thread of its own. */
export interface Teacher {
  /** The bytes of the model that learnt the samples. */
  teach(samples: readonly Sample[]): Promise<Uint8Array>;
  /** Breaks off what is being taught. */
  stop(): Promise<void>;
}

/** Makes a teacher; lessons are given one after another, so that they never take more than one processor. */
export function createTeacher(module: URL, places: Omit<Lesson, 'samples'>): Teacher {
  let last: Promise<unknown> = Promise.resolve();
  let worker: Worker | undefined;
  let stopped = false;
  async function teach(samples: readonly Sample[]): Promise<Uint8Array> {
    if (stopped) throw new Error('The server is stopping.');
    const own = startWorker(module, { ...places, samples } satisfies Lesson);
    worker = own;
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        own.once('message', resolve);
        own.once('error', reject);
        own.once('exit', () => reject(new Error('The lesson was broken off.')));
      });
    } finally {
      worker = undefined;
      await own.terminate();
    }
  }
  return {
    teach(samples) {
      const lesson = last.then(() => teach(samples));
      last = lesson.catch(() => {});
      return lesson;
    },
    async stop() {
      stopped = true;
      await worker?.terminate();
      await last;
    },
  };
}
