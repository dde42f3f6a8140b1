/** One server-sent event as a decoder reads it. */
export type ServerEvent = { name?: string; data: string };

/** An item of a response stream: an event, or a line that belongs to no event. */
export type StreamItem =
  | ({ kind: "event" } & ServerEvent)
  /** A line that begins with a colon; services send such lines to keep a connection alive. */
  | { kind: "comment"; text: string }
  /** A line outside the event format, such as the error text of a server that failed in the middle of a response. */
  | { kind: "stray"; text: string };

/** The data of an event, or the text of a line. */
export function getItemText(item: StreamItem): string {
  return item.kind === "event" ? item.data : item.text;
}
