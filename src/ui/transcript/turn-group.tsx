import { type CSSProperties, memo, useEffect, useMemo, useRef, useState } from "react";
import type { IndexedColumn } from "#state/page-choices.ts";
import type { Id } from "#core/vocabulary.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { drawNearView } from "./draw-near-view.ts";
import { estimateTurnHeight } from "./estimate-turn-height.ts";
import type { ListedTurn } from "./listed-reply.ts";
import { PlainTurn } from "./plain-turn.tsx";
import { TurnRow } from "./turn-row.tsx";

type GroupProps = {
  turns: readonly ListedTurn[];
  /** The index of the first turn in the conversation. */
  from: number;
  /** The number of turns at the end of the group that are drawn from the first. */
  drawnCount: number;
  /** The number of turns at the end of the group that are always laid out once they are drawn. */
  nearCount: number;
  /** The last turn of the conversation, where the group has it. */
  lastTurnId: Id | undefined;
  visibleColumns: readonly IndexedColumn[];
  chosenId: Id;
  isAlone: boolean;
};

/** Class names of a turn that stands as plain text, which is laid out where it is seen. */
const PLAIN =
  "pt-4 text-md break-words whitespace-pre-wrap [contain-intrinsic-block-size:auto_var(--turn-height)] [content-visibility:auto] wrap-anywhere *:[unicode-bidi:plaintext] *:first:mb-4.5 *:first:px-3 *:first:py-2.5";

/**
 * A run of turns, which the browser watches and lays out as one while it is far from the view. Each turn is drawn once it
 * comes near, and stays drawn; until then its plain text stands in its place.
 */
export const TurnGroup = memo(function TurnGroup({
  turns,
  from,
  drawnCount,
  nearCount,
  lastTurnId,
  visibleColumns,
  chosenId,
  isAlone,
}: GroupProps) {
  const group = useRef<HTMLDivElement>(null);
  const [drawnIds, setDrawnIds] = useState<ReadonlySet<Id>>(new Set());
  const columnCount = visibleColumns.length;
  const isDrawn = ({ turnId, turn }: ListedTurn, index: number) =>
    !turn || index >= turns.length - drawnCount || drawnIds.has(turnId);
  const newlyDrawn = turns.filter((each, index) => !drawnIds.has(each.turnId) && isDrawn(each, index));
  if (newlyDrawn.length > 0) setDrawnIds(new Set([...drawnIds, ...newlyDrawn.map(({ turnId }) => turnId)]));
  const heightPx = useMemo(
    () => turns.reduce((height, each) => height + estimateTurnHeight(each, columnCount), 0),
    [turns, columnCount],
  );
  const ids = turns.map(({ turnId }) => turnId).join(" ");
  useEffect(() => {
    const element = group.current;
    const scroller = element?.closest(`#${TRANSCRIPT_ID}`);
    if (!element || !scroller) return undefined;
    const parts = [...element.querySelectorAll<HTMLElement>(":scope > [data-undrawn]")];
    if (parts.length === 0) return undefined;
    const draw = ({ dataset }: HTMLElement) => setDrawnIds((before) => new Set(before).add(dataset["turn"] ?? ""));
    return drawNearView(element, scroller, new Map(parts.map((part) => [part, () => draw(part)])));
  }, [ids]);
  const isFar = nearCount === 0;
  return (
    <>
      {/*
       * A screen reader has nothing of what is not laid out: it finds this, and with it the turns that come near the view.
       * Words of a style are not selected and copied.
       */}
      {isFar && (
        <h2 className="sr-only">
          <span
            data-name={`Turns ${from + 1} to ${from + turns.length}`}
            className="before:content-[attr(data-name)]"
          />
        </h2>
      )}
      <div
        ref={group}
        style={getHeightStyle(heightPx, turns.length, isFar)}
        className={isFar ? "[content-visibility:auto]" : undefined}
      >
        {turns.map((each, index) => {
          const { turnId, turn, listed } = each;
          const number = from + index + 1;
          const isTurnDrawn = isDrawn(each, index);
          const isDrawnFar = isTurnDrawn && index < turns.length - nearCount;
          return (
            <div
              key={turnId}
              data-turn={turnId}
              data-undrawn={isTurnDrawn ? undefined : ""}
              className={joinClasses(
                "data-held:outline-2 data-held:-outline-offset-2 data-held:outline-accent-line data-held:outline-solid",
                isDrawnFar && "[contain-intrinsic-size:auto_800px] [content-visibility:auto]",
                !isTurnDrawn && PLAIN,
                !isTurnDrawn && (columnCount === 1 ? "mx-auto w-full max-w-reading px-4.5" : "px-3.5"),
              )}
            >
              {isTurnDrawn || !turn ? (
                <TurnRow
                  turnId={turnId}
                  number={number}
                  visibleColumns={visibleColumns}
                  chosenId={chosenId}
                  isAlone={isAlone}
                  isLast={turnId === lastTurnId}
                />
              ) : (
                <PlainTurn turn={turn} number={number} listed={listed} columnCount={columnCount} />
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}, areGroupsEqual);

/** The height of a group, and of each turn that is not laid out: together as high as the group, so that it keeps its height. */
function getHeightStyle(heightPx: number, turnCount: number, isFar: boolean): CSSProperties {
  const turnStyle = { "--turn-height": `${heightPx / turnCount}px` } as CSSProperties;
  return isFar ? { ...turnStyle, containIntrinsicBlockSize: `auto ${heightPx}px` } : turnStyle;
}

function areGroupsEqual({ turns: before, ...rest }: GroupProps, { turns: after, ...restAfter }: GroupProps): boolean {
  const names = Object.keys(restAfter) as (keyof typeof restAfter)[];
  return (
    names.every((name) => rest[name] === restAfter[name]) &&
    before.length === after.length &&
    before.every((each, index) => areListedEqual(each, after[index]))
  );
}

function areListedEqual(before: ListedTurn, after: ListedTurn | undefined): boolean {
  return (
    before.turnId === after?.turnId &&
    before.turn === after.turn &&
    before.listed.length === after.listed.length &&
    before.listed.every(({ reply, sampleIndex, cellSize }, index) => {
      const other = after.listed[index];
      return reply === other?.reply && sampleIndex === other.sampleIndex && cellSize === other.cellSize;
    })
  );
}
