export {
  createUnderstander,
  type UnderstandContext,
  type Understander,
  type UnderstanderOptions,
  understanderInSteps,
} from './create-understander.ts';
export {
  crossValidate,
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  type ScopeReport,
} from './evaluate/evaluate.ts';
export type { Confusion, ReliabilityRow, ScopeMeasure } from './evaluate/measures.ts';
export { type Intent, intents } from './intents.ts';
export { type ExtendOptions, extendModel } from './model/extend.ts';
export { createLabeller } from './model/labeller.ts';
export type { Model } from './model/model.ts';
export { loadModel, saveModel } from './model/model-file.ts';
export { keyOf, parseContent, type Sample } from './model/sample.ts';
export {
  joinParts,
  partCount,
  type TrainedPart,
  type TrainOptions,
  trainModel,
  trainPart,
} from './model/train.ts';
export {
  type ArticleIndex,
  createIndex,
  type FoundArticle,
  type Highlight,
  highlight,
  type IndexedArticle,
  indexInSteps,
  type SearchOptions,
} from './retrieval/index-articles.ts';
export { type CatalogueProduct, createProductIndex, type ProductIndex } from './slots/products.ts';
export { simplify } from './text/simplify.ts';
export type {
  Alternative,
  Emotion,
  Language,
  Signal,
  Slot,
  SlotName,
  Understanding,
} from './understanding.ts';
