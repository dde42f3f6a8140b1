import type { Wire } from "#core/vocabulary.ts";

/** The wires as a reader knows them, in the order of the choice, with what speaks for each. */
export const WIRE_NAMES: Readonly<Record<Wire, { name: string; hint: string }>> = {
  "chat-completions": {
    name: "Chat completions",
    hint: "The form nearly every service speaks.",
  },
  messages: {
    name: "Messages",
    hint: "Anthropic’s own form: thinking goes back with its signature, tools, any number of parts in a message.",
  },
  predict: {
    name: "Predict",
    hint: "One text in; a label, a score and an explanation out. Neither system prompt nor earlier turns are sent.",
  },
};
