import type { Article } from '@zaine/protocol';

/** A part of the articles; `after` is the id of the last one already seen. */
export interface ArticlePage {
  limit?: number;
  after?: string;
}

/** An article that answers a question, and how well. */
export interface FoundArticle {
  article: Article;
  /** The share of the question's weight that it covers, 0 to 1. */
  coverage: number;
  /** How many of the question's terms it has. */
  terms: number;
  /** True where its title has one of them. */
  titled: boolean;
}

/** How a search is narrowed. */
export interface SearchOptions {
  /** Only articles with this tag. */
  tag?: string;
  /** 5 where not given. */
  limit?: number;
}

/** A question that found no answer. */
export interface UnansweredQuestion {
  id: string;
  site: string;
  conversation: string;
  text: string;
  language: string;
}

/** The pages of a shop's knowledge base, found by id, by tag (an intent) and by words. */
export interface Knowledge {
  put(site: string, article: Article): Promise<void>;
  article(site: string, id: string): Promise<Article | undefined>;
  /** False where there was none. */
  remove(site: string, id: string): Promise<boolean>;
  /** By id. */
  list(site: string, page?: ArticlePage): Promise<Article[]>;
  /** By id. */
  tagged(site: string, tag: string): Promise<readonly Article[]>;
  /** Best first, in whatever language they are written. */
  search(site: string, question: string, options?: SearchOptions): Promise<FoundArticle[]>;
  /** Kept once for its id, and not where the conversation was erased since it was asked. */
  recordUnanswered(question: UnansweredQuestion): Promise<void>;
}
