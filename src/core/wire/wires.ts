import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";
import type { Wire } from "#core/content/part.ts";
import type { WireCodec } from "./wire-codec.ts";

/** The wires Étude speaks. A new one is a row here and its encoder and decoder beside it. */
const WIRES = {
  "chat-completions": {
    path: "/chat/completions",
    encode: encodeChatCompletions,
    createDecoder: createChatCompletionsDecoder,
  },
} as const satisfies Partial<Record<Wire, WireCodec>>;

/** How a wire is spoken. Throws for one that this version does not speak. */
export function readCodec(wire: Wire): WireCodec {
  const codec: WireCodec | undefined = (WIRES as Partial<Record<Wire, WireCodec>>)[wire];
  if (!codec) throw new Error(`The wire “${wire}” is not spoken here.`);
  return codec;
}
