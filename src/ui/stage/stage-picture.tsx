import { useState } from "react";
import type { ImagePart } from "#core/content/part.ts";
import { useRepliesOf } from "#state/document/use-replies.ts";
import { describeReplyShapes } from "#state/vision/turn-shapes.ts";
import type { Id } from "#core/vocabulary.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { placeReplyShapes } from "#ui/vision/place-reply-shapes.ts";
import { ShapesOverlay } from "#ui/vision/shapes-overlay.tsx";
import { StoredImage } from "#ui/vision/stored-image.tsx";
import type { HighlightedShape } from "#ui/vision/use-highlighted-shape.ts";

/** The names of boxes are read from afar: their size is this part of the longer side of the picture. */
const NAME_PARTS = 38;

/** An answer whose boxes are drawn, with the name and the index of its column. */
export type DrawnAnswer = { replyId: Id; label: string; columnIndex: number };

/** The pictures of a prompt, one of them large with the boxes of the answers, which appear as these stream. */
export function StagePicture({
  pictures,
  answers,
  heightShare,
  highlighted,
  onHighlight,
}: {
  pictures: readonly ImagePart[];
  answers: readonly DrawnAnswer[];
  /** The part of the window's height that the picture may take, in percent. */
  heightShare: number;
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
}) {
  const [chosenIndex, setChosenIndex] = useState(0);
  const picture = pictures[chosenIndex] ?? pictures[0];
  if (!picture) return null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <LargePicture
        key={picture.blob}
        picture={picture}
        name={getName(picture, pictures.indexOf(picture))}
        answers={answers}
        heightShare={heightShare}
        highlighted={highlighted}
        onHighlight={onHighlight}
      />
      {pictures.length > 1 && (
        <ul aria-label="Images" className="flex flex-wrap gap-2">
          {pictures.map((each, index) => (
            <li key={index}>
              <button
                type="button"
                aria-label={`Show ${getName(each, index)}`}
                aria-pressed={each === picture}
                onClick={() => setChosenIndex(index)}
                className={joinClasses(
                  "block overflow-hidden rounded-card border-2",
                  each === picture ? "border-accent" : "border-line-strong",
                )}
              >
                <StoredImage part={each} alt="" className="h-12 w-auto" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LargePicture({
  picture,
  name,
  answers,
  heightShare,
  highlighted,
  onHighlight,
}: Omit<Parameters<typeof StagePicture>[0], "pictures"> & { picture: ImagePart; name: string }) {
  const replies = useRepliesOf(answers.map(({ replyId }) => replyId));
  const drawn = answers.flatMap(({ replyId, label, columnIndex }) => {
    const reply = replies.find(({ id }) => id === replyId);
    return reply ? [placeReplyShapes(describeReplyShapes(reply, label, columnIndex), picture)] : [];
  });
  const { widthPx, heightPx } = picture;
  return (
    <div
      style={{
        aspectRatio: `${widthPx} / ${heightPx}`,
        width: `min(100%, ${(heightShare * widthPx) / heightPx}dvh, ${Math.max(widthPx * 3, 480)}px)`,
      }}
      className="relative shrink-0 overflow-hidden rounded-card border border-line bg-surface"
    >
      <StoredImage part={picture} alt={name} className="size-full" />
      {drawn.some(({ placed }) => placed.length > 0) && (
        <ShapesOverlay
          replies={drawn}
          size={picture}
          highlighted={highlighted}
          onHighlight={onHighlight}
          nameParts={NAME_PARTS}
        />
      )}
    </div>
  );
}

function getName({ alt }: ImagePart, index: number): string {
  return alt || `image ${index + 1}`;
}
