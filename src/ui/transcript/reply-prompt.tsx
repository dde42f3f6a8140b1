import type { ImagePart } from "#core/content/part.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { useTurnParts } from "#state/document/use-turn-parts.ts";
import { describeReplyShapes } from "#state/vision/turn-shapes.ts";
import { DocumentCards } from "#ui/vision/document-card.tsx";
import { StoredImage } from "#ui/vision/stored-image.tsx";
import { ThumbnailShapes } from "#ui/vision/thumbnail-shapes.tsx";
import { SentText } from "./sent-text.tsx";
import { TURN_TEXT_CLASSES } from "./turn-text-classes.ts";

/** The prompt that a reply answers as it was sent, with its documents, and its pictures with the boxes of the reply. */
export function ReplyPrompt({ reply }: { reply: Reply }) {
  const parts = useTurnParts(reply.turnId, reply.variantId);
  const text = joinTexts(parts);
  const pictures = parts.filter((part) => part.kind === "image");
  const documents = parts.filter((part) => part.kind === "document");
  if (parts.length === 0) return null;
  return (
    <section aria-label="Prompt of this answer" className="mb-4">
      <h3 className="mb-1 text-xs font-semibold text-ink-3">User</h3>
      {pictures.length > 0 && (
        <ul aria-label="Images" className="mb-2 flex flex-wrap items-end gap-2">
          {pictures.map((part, index) => (
            <li key={index}>
              <PictureWithBoxes part={part} name={part.alt || `image ${index + 1}`} reply={reply} />
            </li>
          ))}
        </ul>
      )}
      <DocumentCards documents={documents} className="mb-2" />
      {text !== "" && (
        <div
          role="region"
          aria-label="Text of the prompt"
          tabIndex={0}
          className={`max-h-60 overflow-y-auto ${TURN_TEXT_CLASSES}`}
        >
          <SentText text={text} values={reply.sentWith} />
        </div>
      )}
      {reply.sentWith.handMadeBody !== undefined && (
        <p className="mt-1.5 text-sm text-ink-2">The request of this answer was changed by hand after this prompt.</p>
      )}
    </section>
  );
}

function PictureWithBoxes({ part, name, reply }: { part: ImagePart; name: string; reply: Reply }) {
  const variantIndex = useSettledValue(
    (conversation) => listColumns(conversation).findIndex(({ id }) => id === reply.variantId),
    0,
  );
  const boxes = describeReplyShapes(reply, "", Math.max(0, variantIndex));
  return (
    <span className="relative block w-fit overflow-hidden rounded-card border border-line bg-surface">
      <StoredImage part={part} alt={name} className="h-auto max-h-96 w-auto" />
      <ThumbnailShapes replies={boxes.shapes.length > 0 ? [boxes] : NO_BOXES} part={part} />
    </span>
  );
}

const NO_BOXES: readonly never[] = [];
