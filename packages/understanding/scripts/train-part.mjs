/** A thread that trains parts of the built-in model: it is sent a part's number and posts what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { trainOptions } from './build-model.mjs';

const { trainPart } = await import(workerData.built);
parentPort.on('message', (part) => parentPort.postMessage(trainPart(workerData.samples, part, trainOptions)));
