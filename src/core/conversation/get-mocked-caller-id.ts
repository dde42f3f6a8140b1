import type { Id } from "#core/vocabulary.ts";
import type { Reply } from "./conversation.ts";

/** The reply from whose calls a reply goes on, where mocks answered all of them. */
export function getMockedCallerId({ after }: Pick<Reply, "after">): Id | undefined {
  if (after?.kind !== "tools") return undefined;
  return after.results.every((part) => part.kind === "tool-result" && part.isMocked) ? after.replyId : undefined;
}
