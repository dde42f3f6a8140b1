import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";
import type { WireCodec } from "./wire-codec.ts";

/** The wires Étude speaks. A new one is a row here and its encoder and decoder beside it. */
export const WIRES = {
  "chat-completions": {
    path: "/chat/completions",
    encode: encodeChatCompletions,
    createDecoder: createChatCompletionsDecoder,
  },
} as const satisfies Record<string, WireCodec>;
