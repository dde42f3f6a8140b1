import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { layerOpened } from "#state/layers.ts";
import { markCleared, replyMarked } from "#state/marks/mark-edits.ts";
import type { MarkKey } from "./read-mark-key.ts";

/** Does what a key does to the mark of a reply. */
export function pressMarkKey(pressed: MarkKey, { id, turnId }: Pick<Reply, "id" | "turnId">): void {
  switch (pressed.kind) {
    case "change":
      return replyMarked(id, pressed.change);
    case "clear":
      return markCleared(id);
    case "note":
      return layerOpened({ kind: "mark", turnId, replyId: id, isNoting: true });
    default:
      return assertNever(pressed);
  }
}
