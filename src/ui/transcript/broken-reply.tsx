import { useReply } from "#state/document/use-replies.ts";
import { RescueButtons } from "#ui/help/rescue-buttons.tsx";
import { Button } from "#ui/kit/button.tsx";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { Note } from "#ui/kit/note.tsx";

/**
 * Replaces a reply that could not be rendered: its plain text, and buttons to render it again and to report the error.
 */
export function BrokenReply({
  replyId,
  label,
  error,
  onDrawAgain,
}: {
  replyId: Id;
  label: string;
  error: Error;
  onDrawAgain: () => void;
}) {
  const reply = useReply(replyId);
  const text = reply ? getReplyText(reply) : "";
  return (
    <article aria-label={label} data-status={reply?.status} className="min-w-0">
      {text !== "" && (
        <pre data-part="text" className="font-mono text-sm whitespace-pre-wrap wrap-anywhere">
          {text}
        </pre>
      )}
      <Note tone="danger" role="alert" className="mt-1.5">
        <p>
          <strong className="font-semibold">Étude failed to show this answer.</strong> Its text is kept
          {text === "" ? "" : " and shown above as received"}. Show it again; if that fails too, report it. The report
          contains neither your text nor a key.
        </p>
        <p className="mt-1.5 font-mono text-xs wrap-anywhere">{error.message}</p>
        <div className="mt-2 flex flex-wrap gap-x-3 gap-y-2">
          <Button look="danger" onClick={onDrawAgain}>
            Show it again
          </Button>
          <RescueButtons error={error} reply={reply} look="danger" />
        </div>
      </Note>
    </article>
  );
}
