import type { StagePrompt as Prompt } from "#core/stage/list-stage-prompt.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { PlainTextPieces } from "#ui/transcript/plain-text-pieces.tsx";
import { DocumentCards } from "#ui/vision/document-card.tsx";

/** A longer text is laid out in pieces. */
const MAX_CHARS = 16_384;

/** The prompt of the turn on the stage, which stays in sight; a long one scrolls. */
export function StagePrompt({ prompt: { text, documents }, isShort }: { prompt: Prompt; isShort: boolean }) {
  return (
    <section aria-label="Prompt of this turn" className="stage-type flex min-w-0 shrink-0 flex-col gap-2">
      {text !== "" && (
        <div
          role="region"
          aria-label="Text of the prompt"
          tabIndex={0}
          className={joinClasses(
            "overflow-y-auto text-md font-medium whitespace-pre-wrap [unicode-bidi:plaintext] wrap-anywhere",
            isShort ? "max-h-16" : "max-h-32",
          )}
        >
          {text.length > MAX_CHARS ? <PlainTextPieces text={text} /> : text}
        </div>
      )}
      <DocumentCards documents={documents} />
    </section>
  );
}
