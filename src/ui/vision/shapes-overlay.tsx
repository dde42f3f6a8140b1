import type { PlacedShape } from "#core/vision/place-shapes.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getShapeColour } from "./shape-colour.ts";
import type { HighlightedShape } from "./use-highlighted-shape.ts";

/** The boxes and points of one reply, placed on the picture. */
export type DrawnReply = { replyId: string; label: string; variantIndex: number; placed: readonly PlacedShape[] };

/** The boxes and points of replies over the picture, in its own pixels; the highlighted one stands out. */
export function ShapesOverlay({
  replies,
  size,
  highlighted,
  onHighlight,
  nameParts = 60,
}: {
  replies: readonly DrawnReply[];
  size: ImageSize;
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
  /** The longer side of the picture in sizes of the names on it. */
  nameParts?: number;
}) {
  const long = Math.max(size.widthPx, size.heightPx);
  return (
    <svg
      role="group"
      aria-label="Boxes from answers"
      viewBox={`0 0 ${size.widthPx} ${size.heightPx}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      {replies.flatMap(({ replyId, label, variantIndex, placed }) =>
        placed.map((shape) => {
          const { start, label: name } = shape.shape;
          const isHighlighted = highlighted?.replyId === replyId && highlighted.start === start;
          const here = { replyId, start };
          return (
            <g
              key={`${replyId} ${start}`}
              role="img"
              aria-label={`${name || "without a label"}, ${label}`}
              tabIndex={0}
              data-lit={isHighlighted}
              onMouseEnter={() => onHighlight(here)}
              onMouseLeave={() => onHighlight(null)}
              onFocus={() => onHighlight(here)}
              onBlur={() => onHighlight(null)}
              className={joinClasses(
                getShapeColour(variantIndex),
                highlighted !== null && !isHighlighted && "opacity-30",
              )}
            >
              <Outline shape={shape} reach={long / 90} isHighlighted={isHighlighted} />
              {/* Other names would cover the highlighted shape. */}
              {(highlighted === null || isHighlighted) && (
                <NameTag shape={shape} name={name} fontPx={long / nameParts} size={size} />
              )}
            </g>
          );
        }),
      )}
    </svg>
  );
}

function Outline({
  shape: { box, isPoint },
  reach,
  isHighlighted,
}: {
  shape: PlacedShape;
  reach: number;
  isHighlighted: boolean;
}) {
  const line = {
    stroke: "currentColor",
    strokeWidth: isHighlighted ? 4 : 2,
    vectorEffect: "non-scaling-stroke",
  } as const;
  if (isPoint)
    return (
      <circle cx={box.x} cy={box.y} r={reach} fill="currentColor" fillOpacity={isHighlighted ? 0.6 : 0.25} {...line} />
    );
  return (
    <>
      <rect
        {...box}
        fill="none"
        stroke="#fff"
        strokeOpacity={0.7}
        strokeWidth={line.strokeWidth + 2}
        vectorEffect="non-scaling-stroke"
      />
      <rect {...box} data-shape fill="currentColor" fillOpacity={isHighlighted ? 0.25 : 0.04} {...line} />
    </>
  );
}

/** The label on its variant's colour, above its box, or in the box at the top of the picture. */
function NameTag({
  shape: { box, isPoint },
  name,
  fontPx,
  size,
}: {
  shape: PlacedShape;
  name: string;
  fontPx: number;
  size: ImageSize;
}) {
  if (name === "") return null;
  const height = fontPx * 1.4;
  // The average width of a letter in the tag's font; the tag may be a little longer than its text.
  const width = Math.min(size.widthPx, (name.length * 0.61 + 0.8) * fontPx);
  const x = Math.min(box.x, size.widthPx - width);
  const above = box.y - height - (isPoint ? fontPx : 0);
  const y = above >= 0 ? above : box.y + (isPoint ? fontPx : 0);
  return (
    <g className="pointer-events-none">
      <rect x={x} y={y} width={width} height={height} rx={fontPx * 0.2} fill="currentColor" />
      <text x={x + fontPx * 0.4} y={y + fontPx} fontSize={fontPx} className="fill-variant-ink font-mono">
        {name}
      </text>
    </g>
  );
}
