import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReply } from "#state/document/use-replies.ts";
import { drawnAfterAll } from "#state/document/drawing-marks.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { PlainTextPieces } from "./plain-text-pieces.tsx";

/** A reply during whose drawing the page ended: its plain text, and a button that draws it. */
export function UndrawnReply({ replyId, label }: { replyId: Id; label: string }) {
  const reply = useReply(replyId);
  if (!reply) return null;
  return (
    <article aria-label={label} data-status={reply.status} className="min-w-0">
      <div data-part="text" className="text-md">
        <PlainTextPieces text={getReplyText(reply)} />
      </div>
      <Note tone="plain" className="mt-1.5 text-sm">
        <p>
          This answer is shown as plain text, because the page ended without closing the last time this answer was
          drawn.
        </p>
        <Button className="mt-2" onClick={() => drawnAfterAll(replyId)}>
          Draw it after all
        </Button>
      </Note>
    </article>
  );
}
