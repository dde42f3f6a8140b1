import type { Wire } from "#core/vocabulary.ts";
import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import { createMessagesDecoder } from "./decode-messages.ts";
import { createPredictDecoder } from "./decode-predict.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";
import { encodeMessages } from "./encode-messages.ts";
import { encodePredict } from "./encode-predict.ts";
import type { WireCodec } from "./wire-codec.ts";

/** Every wire that Étude supports. A new wire is a row here with its encoder and decoder. */
const CODECS = {
  "chat-completions": {
    path: "/chat/completions",
    encode: encodeChatCompletions,
    createDecoder: createChatCompletionsDecoder,
  },
  messages: { path: "/messages", encode: encodeMessages, createDecoder: createMessagesDecoder },
  predict: { path: "/predict", encode: encodePredict, createDecoder: createPredictDecoder },
} as const satisfies Record<Wire, WireCodec>;

/** The codec of a wire. */
export function getCodec(wire: Wire): WireCodec {
  return CODECS[wire];
}
