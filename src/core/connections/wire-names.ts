import type { Wire } from "#core/vocabulary.ts";

/** Name and description of each wire, in the order of the choice. */
export const WIRE_NAMES: Readonly<Record<Wire, { name: string; hint: string }>> = {
  "chat-completions": {
    name: "Chat completions",
    hint: "OpenAI-style; works with nearly every service.",
  },
  messages: {
    name: "Messages",
    hint: "Anthropic’s format: signed thinking, tools, any number of images in a message.",
  },
  predict: {
    name: "Predict",
    hint: "One text in; a label, a score and an explanation out. Sends no system prompt and no earlier turns.",
  },
};
