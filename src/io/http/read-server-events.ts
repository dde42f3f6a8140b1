import { createParser } from "eventsource-parser";

export type ServerEvent = { name?: string; data: string };

/**
 * The server-sent events of a body, those of one network chunk together, in any split of the bytes. A last event
 * without a blank line after it counts too. Rejects where the connection breaks.
 */
export async function* readServerEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerEvent[]> {
  let ready: ServerEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) =>
      ready.push(event === undefined ? { data } : { name: event, data }),
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (ready.length > 0) {
      yield ready;
      ready = [];
    }
  }
  parser.feed(`${decoder.decode()}\n\n`);
  if (ready.length > 0) yield ready;
}
