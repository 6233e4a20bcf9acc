export {
  createUnderstander,
  type UnderstandContext,
  type Understander,
  type UnderstanderOptions,
} from './create-understander.ts';
export { type Intent, intents } from './intents.ts';
export type { Model } from './model/model.ts';
export { loadModel, saveModel } from './model/model-file.ts';
export { parseContent, type Sample } from './model/sample.ts';
export { type TrainOptions, trainModel } from './model/train.ts';
export type {
  Alternative,
  Emotion,
  Language,
  Signal,
  Slot,
  SlotName,
  Understanding,
} from './understanding.ts';
