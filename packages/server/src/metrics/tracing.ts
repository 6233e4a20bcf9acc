/** Says how long pieces of work took, and which belong together. */
export interface Tracing {
  /** Runs `work` within a span. What is attached must name nobody. */
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  /**
   * Begins the span of a request, which goes on with the caller's trace where its headers name one, and is ended by what
   * is returned.
   */
  begin(name: string, attributes: Attributes, headers: Headers): (more?: Attributes) => void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** A request's headers, their names in small letters. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What a span says of its work. */
export type Attributes = Record<string, string | number>;
