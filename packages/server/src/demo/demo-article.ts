import type { Article } from '@zaine/protocol';
import type { Bilingual } from './products.ts';

/** An article in both languages; its tags are the intents it answers. */
export interface DemoArticle extends Article {
  title: Bilingual;
  body: Bilingual;
  tags: string[];
}
