import type { ComponentProps } from "react";
import { memo, useRef } from "react";
import type { Turn } from "#core/conversation/conversation.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { PlainTurn, type ListedReply } from "./plain-turn.tsx";
import { TurnRow } from "./turn-row.tsx";
import { useIsDrawn } from "./use-is-drawn.ts";

type FrameProps = ComponentProps<typeof TurnRow> & {
  /** True far from the end of a long conversation: drawn once it comes near the view, laid out where it is seen. */
  isFar: boolean;
  turn: Turn | undefined;
  /** The replies that are listed as plain text until then. */
  listed: readonly ListedReply[];
};

/** The row of a turn; far from the view, its plain text in its place. */
export const TurnFrame = memo(function TurnFrame({ isFar, turn, listed, ...row }: FrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const isDrawn = useIsDrawn(frame, isFar && turn !== undefined);
  return (
    <div
      ref={frame}
      data-turn={row.turnId}
      className={joinClasses(
        "data-held:outline-2 data-held:-outline-offset-2 data-held:outline-accent-line data-held:outline-solid",
        isFar && isDrawn && "[contain-intrinsic-size:auto_800px] [content-visibility:auto]",
      )}
    >
      {isDrawn || !turn ? (
        <TurnRow {...row} />
      ) : (
        <PlainTurn turn={turn} number={row.number} listed={listed} columnCount={row.visibleColumns.length} />
      )}
    </div>
  );
}, areFramesEqual);

function areFramesEqual(
  { listed: before, ...rowBefore }: FrameProps,
  { listed: after, ...rowAfter }: FrameProps,
): boolean {
  const isSameList =
    before.length === after.length && before.every(({ reply }, index) => reply === after[index]?.reply);
  const names = Object.keys(rowAfter) as (keyof typeof rowAfter)[];
  return isSameList && names.every((name) => rowBefore[name] === rowAfter[name]);
}
