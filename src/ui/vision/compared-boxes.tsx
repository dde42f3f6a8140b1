import { useMemo } from "react";
import { compareReplyBoxes } from "#core/checks/compare-reply-boxes.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { PlacedShape } from "#core/vision/place-shapes.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { StoredImage } from "./stored-image.tsx";

type Asked = readonly [
  Conversation["replies"][string] | undefined,
  Conversation["turns"][string] | undefined,
  Conversation["rows"][string] | undefined,
];
const NOTHING: Asked = [undefined, undefined, undefined];

/**
 * The picture that a reply was asked about, with the boxes that a check expects dashed and those of the reply drawn through;
 * nothing for other checks. A small one has no words.
 */
export function ComparedBoxes({ replyId, check, isSmall = false }: { replyId: Id; check: Check; isSmall?: boolean }) {
  const [reply, turn, row] = useSettledValue<Asked>((conversation) => {
    const found = conversation.replies[replyId];
    return [found, conversation.turns[found?.turnId ?? ""], conversation.rows[found?.rowId ?? ""]];
  }, NOTHING);
  const compared = useMemo(() => reply && compareReplyBoxes(check, reply, turn, row), [check, reply, turn, row]);
  if (!compared) return null;
  const { picture, boxes, found, least } = compared;
  const { widthPx, heightPx } = picture;
  const said = boxes.map(({ expected, score }, index) => {
    const name = expected.shape.label || `box ${index + 1}`;
    return { name, score, isGood: least === undefined ? undefined : score >= least };
  });
  const alt = `Expected and found boxes: ${said.map(({ name, score }) => `${name} overlap ${score.toFixed(2)}`).join(", ")}`;
  const drawn = (
    <span
      className={joinClasses(
        "relative block overflow-hidden rounded-control border border-line bg-surface",
        isSmall ? "h-13 w-fit shrink-0" : "w-fit max-w-full",
      )}
    >
      <StoredImage part={picture} alt={alt} className={isSmall ? "h-full w-auto" : "h-auto max-h-72 w-auto"} />
      <svg
        aria-hidden
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        className="pointer-events-none absolute inset-0 size-full"
      >
        {boxes.map(({ expected }) => (
          <Outline key={expected.shape.start} shape={expected} isExpected isSmall={isSmall} />
        ))}
        {found.map((shape) => (
          <Outline key={shape.shape.start} shape={shape} isSmall={isSmall} />
        ))}
      </svg>
    </span>
  );
  if (isSmall) return drawn;
  return (
    <figure aria-label="Boxes" className="my-1 flex flex-col gap-1">
      {drawn}
      <figcaption className="flex flex-wrap gap-x-3 text-xs text-ink-2">
        {said.map(({ name, score, isGood }) => (
          <span key={name} className={isGood === false ? "text-danger" : undefined}>
            {name}: overlap {score.toFixed(2)}
            {least !== undefined && ` of ${least}`}
          </span>
        ))}
        <span className="text-ink-3">dashed: expected · drawn through: found</span>
      </figcaption>
    </figure>
  );
}

/** An outline with a white one beneath it, so that it is seen on any picture. */
function Outline({
  shape: { box, isPoint },
  isExpected = false,
  isSmall,
}: {
  shape: PlacedShape;
  isExpected?: boolean;
  isSmall: boolean;
}) {
  const width = isSmall ? 1.5 : 2;
  const lines = [
    { stroke: "#fff", strokeWidth: width * 2 },
    {
      stroke: "currentColor",
      strokeWidth: width,
      ...(isExpected && { strokeDasharray: isSmall ? "3 2" : "6 4" }),
    },
  ];
  return (
    <g fill="none" className={isExpected ? "text-ok" : "text-danger"}>
      {lines.map((line) =>
        isPoint ? (
          <path
            key={line.stroke}
            d={`M${box.x} ${box.y}h0`}
            strokeLinecap="round"
            {...line}
            strokeWidth={line.strokeWidth * 3}
            vectorEffect="non-scaling-stroke"
          />
        ) : (
          <rect key={line.stroke} {...box} {...line} vectorEffect="non-scaling-stroke" />
        ),
      )}
    </g>
  );
}
