import type { Reply } from "#core/conversation/conversation.ts";
import { useIsBuiltOnOther } from "#state/document/documents.ts";
import { regenerateReply } from "#state/replies/run.ts";

/** Says that a reply was asked with another answer further up than the one that stands there now. */
export function OutdatedThreadNote({ reply }: { reply: Reply }) {
  if (!useIsBuiltOnOther(reply.id)) return null;
  return (
    <p className="mt-1.5 text-sm text-ink-2">
      Asked with another reply further up than the one shown there.{" "}
      <button
        type="button"
        onClick={() => void regenerateReply(reply)}
        className="font-medium text-accent underline underline-offset-2"
      >
        Ask again from here
      </button>
    </p>
  );
}
