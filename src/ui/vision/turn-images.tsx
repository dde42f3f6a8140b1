import { Columns2, SquareDashedMousePointer } from "lucide-react";
import type { DocumentPart, ImagePart, Picture } from "#core/content/part.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { isTextDocument } from "#core/wire/document-form.ts";
import { layerOpened } from "#state/layers.ts";
import { useTurnShapes, type ReplyShapes } from "#state/vision/turn-shapes.ts";
import { Button } from "#ui/kit/button.tsx";
import { BreakpointLabel } from "#ui/models/breakpoint-label.tsx";
import { DocumentCard } from "./document-card.tsx";
import { StoredImage } from "./stored-image.tsx";
import { ThumbnailShapes } from "./thumbnail-shapes.tsx";

/**
 * The documents and pictures of a turn as they were sent, with the boxes from replies; each opens in full. With indexes of parts, those of
 * a column with its own prompt.
 */
export function TurnImages({ turn, indexes }: { turn: Turn; indexes?: readonly number[] }) {
  const pictures = turn.parts.flatMap((part, index) =>
    part.kind === "image" && (indexes === undefined || indexes.includes(index)) ? [{ part, index }] : [],
  );
  const documents = turn.parts.flatMap((part, index) =>
    part.kind === "document" && (indexes === undefined || indexes.includes(index)) ? [{ part, index }] : [],
  );
  return (
    <>
      {documents.length > 0 && <DocumentList documents={documents} />}
      {/* Boxes are looked for only where there are pictures. */}
      {pictures.length > 0 && <ImageList turn={turn} pictures={pictures} />}
    </>
  );
}

/** The documents of a turn as they were sent; each opens with its pages or its text. */
function DocumentList({ documents }: { documents: readonly { part: DocumentPart; index: number }[] }) {
  return (
    <ul aria-label="Documents" className="mb-2 flex flex-wrap gap-2">
      {documents.map(({ part, index }) => (
        <li key={index} className="max-w-full">
          <button
            type="button"
            aria-label={`Open ${part.name}`}
            onClick={() =>
              layerOpened(
                isTextDocument(part) ? { kind: "document", part } : { kind: "pages", blob: part.blob, name: part.name },
              )
            }
            className="block max-w-full"
          >
            <DocumentCard part={part} />
          </button>
          {part.cache && <BreakpointLabel life={part.cache} />}
        </li>
      ))}
    </ul>
  );
}

function ImageList({ turn, pictures }: { turn: Turn; pictures: readonly { part: ImagePart; index: number }[] }) {
  const replies = useTurnShapes(turn.id, pictures[0]?.index);
  const [first] = pictures;
  const [left, right] = pictures.flatMap(({ part }): Picture[] => [part, ...(part.smaller ?? [])]);
  return (
    <ul aria-label="Images" className="mb-2 flex flex-wrap items-end gap-2">
      {pictures.map(({ part, index }, number) => (
        <li key={index}>
          <button
            type="button"
            aria-label={`Enlarge ${getImageName(part.alt, number)}`}
            onClick={() => layerOpened({ kind: "image", turnId: turn.id, partIndex: index })}
            className="relative block overflow-hidden rounded-card border border-line bg-surface hover:border-line-strong"
          >
            <StoredImage part={part} alt={getImageName(part.alt, number)} className="h-24 w-auto object-contain" />
            <ThumbnailShapes replies={replies} part={part} />
          </button>
          {part.isLabelled && pictures.length > 1 && (
            <p className="mt-0.5 font-mono text-xs text-ink-3">Image {number + 1}:</p>
          )}
          {part.cache && <BreakpointLabel life={part.cache} />}
        </li>
      ))}
      {left && right && (
        <li>
          <Button onClick={() => layerOpened({ kind: "compare-images", left: left.blob, right: right.blob })}>
            <Columns2 size={15} strokeWidth={1.75} aria-hidden /> Compare images
          </Button>
        </li>
      )}
      {first && <ShowBoxesButton turnId={turn.id} index={first.index} replies={replies} />}
    </ul>
  );
}

/** A button that opens the boxes from replies on the pictures of a turn. */
function ShowBoxesButton({ turnId, index, replies }: { turnId: Id; index: number; replies: readonly ReplyShapes[] }) {
  const count = replies.reduce((sum, { shapes }) => sum + shapes.length, 0);
  if (count === 0) return null;
  return (
    <li>
      <Button onClick={() => layerOpened({ kind: "image", turnId, partIndex: index })}>
        <SquareDashedMousePointer size={15} strokeWidth={1.75} aria-hidden />
        {count === 1 ? "Show 1 box" : `Show ${count} boxes`}
      </Button>
    </li>
  );
}

function getImageName(alt: string | undefined, number: number): string {
  return alt ? alt : `image ${number + 1}`;
}
