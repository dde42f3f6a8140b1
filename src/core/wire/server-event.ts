/** One server-sent event as a decoder reads it. */
export type ServerEvent = { name?: string; data: string };

/** What stands in a stream, in its order: its events, and the lines that belong to none. */
export type StreamItem =
  | ({ kind: "event" } & ServerEvent)
  /** A line that begins with a colon: services keep a connection alive with it. */
  | { kind: "comment"; text: string }
  /** A line that is none of an event's: such as the sentence of a server that failed while it answered. */
  | { kind: "stray"; text: string };
