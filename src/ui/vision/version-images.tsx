import { X } from "lucide-react";
import type { Id } from "#core/vocabulary.ts";
import { useVersionImages } from "#state/document/drafts.ts";
import { versionImageRemoved } from "#state/vision/attachments.ts";
import { useIntakeState } from "#state/document/intake.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { DocumentCard } from "./document-card.tsx";
import { StoredImage } from "./stored-image.tsx";

/** The pictures and documents that were added to the version of a turn, those being prepared, and the refused ones. */
export function VersionImages({ turnId }: { turnId: Id }) {
  const images = useVersionImages(turnId);
  const { preparing, refusals } = useIntakeState(turnId);
  return (
    <>
      {refusals.map(({ id, sentence }) => (
        <p key={id} role="alert" className="px-3 pb-2 text-sm wrap-anywhere text-danger">
          {sentence}
        </p>
      ))}
      {images.length > 0 && (
        <ul aria-label="Added images" className="flex flex-wrap items-end gap-2 px-3 pb-2">
          {images.map(({ id, name, part }) => (
            <li key={id} className="flex items-start gap-0.5">
              {part.kind === "image" ? (
                <StoredImage
                  part={part}
                  alt={name}
                  className="h-24 w-auto rounded-card border border-line object-contain"
                />
              ) : (
                <DocumentCard part={part} />
              )}
              <IconButton icon={X} label={`Remove ${name}`} onClick={() => versionImageRemoved(turnId, { id, name })} />
            </li>
          ))}
        </ul>
      )}
      {preparing.map(({ id, name }) => (
        <p key={id} className="animate-pulse px-3 pb-2 text-sm wrap-anywhere text-ink-3">
          Making {name} ready…
        </p>
      ))}
    </>
  );
}
