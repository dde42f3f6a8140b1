import type { KeyboardEvent } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { listStagePrompt } from "#core/stage/list-stage-prompt.ts";
import { listStops } from "#core/stage/list-stops.ts";
import type { StageStep } from "#core/stage/step-stage.ts";
import { findStop } from "#core/stage/find-stop.ts";
import { isSameStop, type Stop } from "#core/stage/stop.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { useColumnIds, useIsTableOpen, useSettledConversation, useThread } from "#state/document/documents.ts";
import { getDraft, isEmptyDraft } from "#state/document/drafts.ts";
import { useReplyStatuses } from "#state/document/use-replies.ts";
import { layerClosed, type Layer } from "#state/layers.ts";
import { useIsLow, useIsPhone } from "#state/window-width.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { useAutoScroll } from "#ui/transcript/use-auto-scroll.ts";
import type { HighlightedShape } from "#ui/vision/use-highlighted-shape.ts";
import { returnToStage } from "./return-to-stage.ts";
import { StageAnswer } from "./stage-answer.tsx";
import { StageBar } from "./stage-bar.tsx";
import { StageComposer } from "./stage-composer.tsx";
import { StageHead } from "./stage-head.tsx";
import { StagePicture } from "./stage-picture.tsx";
import { StagePrompt } from "./stage-prompt.tsx";
import "./stage.css";
import { useColumnRoom } from "./use-column-room.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useStageStop } from "./use-stage-stop.ts";

type StageLayer = Extract<Layer, { kind: "stage" }>;

/**
 * The open conversation for a room to see: one turn at a time, large, with its prompt in sight and its picture beside the
 * answers. Arrow keys step through answers and turns.
 */
export function StageDialog({ layer, chosenId }: { layer: StageLayer; chosenId: Id }) {
  const root = useRef<HTMLDivElement>(null);
  return (
    <Dialog title="Stage" position="full" hasHeading={false} initialFocus={root} onClose={layerClosed}>
      <Stage root={root} layer={layer} chosenId={chosenId} />
    </Dialog>
  );
}

const STEPS: Readonly<Record<string, StageStep>> = {
  ArrowLeft: "previous",
  ArrowRight: "next",
  ArrowUp: "up",
  ArrowDown: "down",
};

function Stage({
  root,
  layer,
  chosenId,
}: {
  root: React.RefObject<HTMLDivElement | null>;
  layer: StageLayer;
  chosenId: Id;
}) {
  const conversation = useSettledConversation();
  const thread = useThread();
  const isTable = useIsTableOpen();
  const canWrite = useOpenedCapsule() === undefined;
  const { stop, step } = useStageStop(conversation, { variantId: chosenId, ...layer });
  const [isWriting, setWriting] = useState(() => canWrite && (thread.length === 0 || !isEmptyDraft(getDraft())));
  const fullScreen = useFullScreen(root);
  const leave = useEffectEvent(() => returnToStage({ kind: "stage", ...stop }));
  useEffect(() => {
    // Where keys that scroll reach the answer; a prompt that is being written keeps the focus.
    focusCurrent(root.current);
    return () => leave();
  }, [root]);
  const stops = conversation && stop && !isTable ? listStops(conversation, stop.turnId) : [];
  const go = (direction: StageStep) => {
    let isMoved = false;
    flushSync(() => (isMoved = step(direction)));
    if (isMoved) root.current?.querySelector("[data-stage-body]")?.scrollTo({ top: 0 });
  };
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const direction = STEPS[key];
    if (!direction || ctrlKey || metaKey || altKey || shiftKey || !isFree(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    go(direction);
    focusCurrent(root.current);
  };
  return (
    <div
      ref={root}
      tabIndex={-1}
      onKeyDownCapture={onKeyDownCapture}
      className="stage flex h-full min-h-0 flex-col bg-paper text-ink outline-none"
    >
      {conversation && stop && !isTable ? (
        <StageBody key={stop.turnId} conversation={conversation} stop={stop} stops={stops} isWriting={isWriting} />
      ) : (
        <p className="stage-type m-auto max-w-prose p-4 text-md">
          {isTable
            ? "The table of all rows has no place on the stage. Open one of its rows first."
            : "Nothing to show yet: write a prompt and run it."}
        </p>
      )}
      {isWriting && canWrite && <StageComposer />}
      <StageBar
        answers={{ index: stops.findIndex((each) => isSameStop(each, stop)), count: stops.length }}
        turns={{ index: thread.indexOf(stop?.turnId ?? ""), count: isTable ? 0 : thread.length }}
        onStep={go}
        isWriting={isWriting}
        onCompose={canWrite ? () => setWriting(!isWriting) : undefined}
        fullScreen={fullScreen}
      />
    </div>
  );
}

/** True where arrow keys belong to nothing else: not to a text that is written, to a part that scrolls, or to a menu. */
function isFree(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLTextAreaElement) return target.value === "";
  return target.closest("input, select, [role=region], [role=menu], [role=slider], [role=tablist]") === null;
}

/** Moves the focus to the answer of the current stop, from the answer or the picture that had it before. */
function focusCurrent(root: HTMLElement | null): void {
  const { activeElement } = document;
  const isOnBody =
    activeElement === root || activeElement === document.body || activeElement?.closest("[data-stage-body]");
  if (isOnBody) root?.querySelector<HTMLElement>("[data-current] article")?.focus({ preventScroll: true });
}

/** A turn on the stage: its prompt, its picture, and as many answers as there is room for. */
function StageBody({
  conversation,
  stop,
  stops,
  isWriting,
}: {
  conversation: Parameters<typeof listStops>[0];
  stop: Stop;
  stops: readonly Stop[];
  isWriting: boolean;
}) {
  const isPhone = useIsPhone();
  const isLow = useIsLow();
  const columnIds = useColumnIds();
  const thread = useThread();
  const { room, watchRoom } = useColumnRoom();
  const [highlighted, setHighlighted] = useState<HighlightedShape | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowed = useIsFollowed(stop.replyId ?? "");
  const prompt = listStagePrompt(conversation, stop);
  const hasPictures = prompt.pictures.length > 0;
  const turnNumber = thread.indexOf(stop.turnId) + 1;
  const shown = pickColumns(columnIds, stop.variantId, room).map((variantId) => {
    const current = variantId === stop.variantId ? stop : findStop(conversation, { turnId: stop.turnId, variantId });
    const inColumn = stops.filter((each) => each.variantId === variantId);
    const sampleIndex = Math.max(
      0,
      inColumn.findIndex((each) => isSameStop(each, current)),
    );
    const columnIndex = columnIds.indexOf(variantId);
    const label = formatReplyLabel(formatColumnLetter(columnIndex), turnNumber, sampleIndex, inColumn.length);
    return { variantId, replyId: current?.replyId, columnIndex, sampleIndex, sampleCount: inColumn.length, label };
  });
  const isSingle = shown.length === 1;
  const heightShare = isPhone || isLow ? 32 : isWriting ? 44 : 64;
  const lightFromPicture = (next: HighlightedShape | null) => {
    setHighlighted(next);
    if (next) scroller.current?.querySelector(`[data-phrase="${next.start}"]`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <div ref={scroller} data-stage-body className="min-h-0 grow overflow-y-auto overscroll-contain">
        <div
          ref={content}
          className={joinClasses(
            "mx-auto flex w-full flex-col gap-x-14 gap-y-4 px-4 pt-4 pb-6 md:px-12 md:pt-8",
            hasPictures && "md:grid md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] md:items-start",
          )}
        >
          <div
            className={joinClasses(
              "sticky top-0 z-10 flex min-w-0 flex-col gap-4 bg-paper py-2 low:static",
              !hasPictures && isSingle && "stage-measure mx-auto w-full",
            )}
          >
            <StagePrompt prompt={prompt} isShort={isPhone} />
            {hasPictures && (
              <StagePicture
                pictures={prompt.pictures}
                answers={shown.flatMap(({ replyId, label, columnIndex }) =>
                  replyId === undefined ? [] : [{ replyId, label, columnIndex }],
                )}
                heightShare={heightShare}
                highlighted={highlighted}
                onHighlight={lightFromPicture}
              />
            )}
          </div>
          <div
            ref={watchRoom}
            className={joinClasses("grid min-w-0 gap-x-10", hasPictures && "md:pt-2")}
            style={{ gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))` }}
          >
            {shown.map(({ variantId, replyId, columnIndex, sampleIndex, sampleCount, label }) => (
              <div
                key={variantId}
                {...(variantId === stop.variantId && { "data-current": "" })}
                className={joinClasses("min-w-0", !hasPictures && isSingle && "stage-measure mx-auto w-full")}
              >
                <StageHead
                  variantId={variantId}
                  replyId={replyId}
                  columnIndex={columnIndex}
                  isMarked={!isSingle && variantId === stop.variantId}
                  position={isSingle ? stops.findIndex((each) => isSameStop(each, stop)) : sampleIndex}
                  count={isSingle ? stops.length : sampleCount}
                />
                <div className="stage-type">
                  {replyId === undefined ? (
                    <p className="text-md text-ink-2">This column has no answer to this turn.</p>
                  ) : (
                    <StageAnswer
                      key={replyId}
                      replyId={replyId}
                      label={label}
                      columnIndex={columnIndex}
                      hasPictures={hasPictures}
                      highlighted={highlighted}
                      onHighlight={setHighlighted}
                    />
                  )}
                </div>
              </div>
            ))}
          </div>
        </div>
      </div>
      {/* After the elements that it scrolls. */}
      {isFollowed && <Following scroller={scroller} content={content} replyId={stop.replyId ?? ""} />}
    </>
  );
}

/** The columns side by side: as many as there is room for, among them the current one. */
function pickColumns(columnIds: readonly Id[], currentId: Id, room: number): readonly Id[] {
  const page = Math.floor(columnIds.indexOf(currentId) / room) * room;
  const start = Math.max(0, Math.min(page, columnIds.length - room));
  return columnIds.slice(start, start + room);
}

/** True for an answer that runs, or has ended while it was on the stage: its end is kept in view, of others the beginning. */
function useIsFollowed(replyId: Id): boolean {
  const [status] = useReplyStatuses([replyId]);
  const [followedId, setFollowedId] = useState<Id | null>(null);
  if (status === "streaming" && followedId !== replyId) setFollowedId(replyId);
  return followedId === replyId;
}

function Following({ scroller, content, replyId }: { scroller: ElementRef; content: ElementRef; replyId: Id }) {
  useAutoScroll(scroller, content, replyId);
  return null;
}

type ElementRef = React.RefObject<HTMLElement | null>;
