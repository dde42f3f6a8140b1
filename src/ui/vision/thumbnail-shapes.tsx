import type { ImagePart } from "#core/content/part.ts";
import type { PlacedShape } from "#core/vision/place-shapes.ts";
import type { ReplyShapes } from "#state/vision/turn-shapes.ts";
import { placeReplyShapes } from "./place-reply-shapes.ts";
import { getShapeColour } from "./shape-colour.ts";

/** The boxes of replies over a small picture. Their names and their text stand beside the large one. */
export function ThumbnailShapes({ replies, part }: { replies: readonly ReplyShapes[]; part: ImagePart }) {
  if (replies.length === 0) return null;
  return (
    <svg
      aria-hidden
      data-part="thumbnail-boxes"
      viewBox={`0 0 ${part.widthPx} ${part.heightPx}`}
      className="pointer-events-none absolute inset-0 size-full"
    >
      {replies.map((reply) => (
        <g key={reply.replyId} fill="none" className={getShapeColour(reply.variantIndex)}>
          {placeReplyShapes(reply, part).placed.map((placed) => (
            <g key={placed.shape.start}>
              <Outline placed={placed} stroke="#fff" strokeWidth={3.5} />
              <Outline placed={placed} stroke="currentColor" strokeWidth={1.75} />
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

function Outline({ placed: { box, isPoint }, ...line }: { placed: PlacedShape; stroke: string; strokeWidth: number }) {
  if (!isPoint) return <rect {...box} {...line} vectorEffect="non-scaling-stroke" />;
  return <path d={`M${box.x} ${box.y}h0`} strokeLinecap="round" {...line} vectorEffect="non-scaling-stroke" />;
}
