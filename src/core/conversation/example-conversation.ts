import type { Conversation, Reply, Settings, Turn } from "./conversation.ts";
import { createConversation } from "./create-conversation.ts";

/** Settings for tests: Claude Opus 4.5 on AI/ML API with nothing set. */
const EXAMPLE_SETTINGS: Settings = {
  connectionId: "aimlapi",
  modelId: "anthropic/claude-opus-4-5",
  system: "",
  variables: {},
  parameters: {},
  extraJson: "",
};

/** A new conversation for tests, with one variant "a". */
export function exampleConversation(shared: Partial<Settings> = {}): Conversation {
  return createConversation("c", "a", { ...EXAMPLE_SETTINGS, ...shared });
}

/** A turn for tests. */
export function exampleTurn(id: string, parentId: string | null, text = id): Turn {
  return {
    id,
    parentId,
    parts: [{ kind: "text", text }],
    askedOf: "all",
    createdAtMs: Number(id.replaceAll(/\D/g, "")),
  };
}

/** A queued reply for tests. */
export function exampleReply(change: Partial<Reply> = {}): Reply {
  return {
    id: "r1",
    turnId: "t1",
    variantId: "a",
    sample: 0,
    origin: "model",
    status: "queued",
    parts: [],
    sentWith: {
      ...EXAMPLE_SETTINGS,
      wire: "chat-completions",
      dialect: "claude",
      thread: [{ turnId: "t1", replyId: null }],
    },
    ...change,
  };
}
