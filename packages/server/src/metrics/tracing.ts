/** Says how long pieces of work took, and which belong together. */
export interface Tracing {
  /** Runs `work` within a span. What is attached must name nobody. */
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  /** Begins a span that is ended by what is returned. */
  begin(name: string, attributes: Attributes): (more?: Attributes) => void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** What a span says of its work. */
export type Attributes = Record<string, string | number>;
