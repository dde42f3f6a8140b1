import type { Reply } from "#core/conversation/conversation.ts";
import { ReplyParts } from "#ui/transcript/reply-parts.tsx";

/** The parts of an answer that tell nothing of how it was made. */
const SHOWN_PARTS: readonly string[] = ["text", "image", "tool-call"];

/** Answers side by side, under their numbers alone. */
export function BlindAnswers({ replies }: { replies: readonly Reply[] }) {
  return (
    <div className="flex flex-wrap gap-4">
      {replies.map(({ id, parts, status }, index) => (
        <section
          key={id}
          aria-label={`Answer ${index + 1}`}
          className="min-w-0 grow basis-80 rounded-card border border-line bg-surface px-4 py-3"
        >
          <h3 className="mb-1.5 text-xs font-semibold text-ink-3">Answer {index + 1}</h3>
          <ReplyParts
            parts={parts.filter(({ kind }) => SHOWN_PARTS.includes(kind))}
            isStreaming={false}
            phase={undefined}
            status={status}
            replyId={id}
          />
        </section>
      ))}
    </div>
  );
}
