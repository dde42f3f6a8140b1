import type { Conversation, Reply } from "./conversation.ts";

type Replies = Conversation["replies"];

const known = new WeakMap<Replies, readonly Reply[]>();

/** All replies as a list, made once for each set: listing the values of an object with thousands of names takes milliseconds. */
export function listAllReplies(replies: Replies): readonly Reply[] {
  const list = known.get(replies) ?? Object.values(replies);
  known.set(replies, list);
  return list;
}
