import { Eraser, NotebookPen } from "lucide-react";
import type { ReactNode } from "react";
import type { Mark } from "#core/conversation/mark.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReply } from "#state/document/use-replies.ts";
import { layerOpened } from "#state/layers.ts";
import { markCleared, type MarkChange, replyMarked } from "#state/marks/mark-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { KeyHint } from "#ui/kit/key-hint.tsx";

const RATINGS = [1, 2, 3, 4, 5] as const;

/** The mark of a reply as buttons: pass or fail, 1 to 5, a note. */
export function MarkBar({ replyId }: { replyId: Id }) {
  const reply = useReply(replyId);
  if (reply?.status !== "done") return null;
  const { mark, turnId } = reply;
  return (
    <div role="group" aria-label="Mark" className="mt-1.5 flex flex-wrap items-center gap-1">
      <MarkButtons mark={mark} replyId={replyId} />
      <MarkButton
        label={mark?.note === undefined ? "Add a note" : `Note: ${mark.note}`}
        keys="N"
        isOn={mark?.note !== undefined}
        onPress={() => layerOpened({ kind: "mark", turnId, replyId, isNoting: true })}
      >
        <NotebookPen size={14} aria-hidden />
      </MarkButton>
    </div>
  );
}

/** The buttons of a mark besides its note. A pressed one takes its part of the mark away. */
export function MarkButtons({
  mark,
  replyId,
  onPress = () => {},
  onMarked = () => {},
}: {
  mark: Mark | undefined;
  replyId: Id;
  /** Called before a press changes the mark. */
  onPress?: () => void;
  /** Called after a mark was given. */
  onMarked?: () => void;
}) {
  const change = (changes: MarkChange, isGiven: boolean) => {
    onPress();
    replyMarked(replyId, changes);
    if (isGiven) onMarked();
  };
  const toggleVerdict = (verdict: NonNullable<Mark["verdict"]>) => {
    const isGiven = mark?.verdict !== verdict;
    change({ verdict: isGiven ? verdict : undefined }, isGiven);
  };
  const toggleRating = (rating: number) => {
    const isGiven = mark?.rating !== rating;
    change({ rating: isGiven ? rating : undefined }, isGiven);
  };
  return (
    <>
      <MarkButton label="Pass" keys="P" isOn={mark?.verdict === "pass"} tone="ok" onPress={() => toggleVerdict("pass")}>
        Pass
      </MarkButton>
      <MarkButton
        label="Fail"
        keys="F"
        isOn={mark?.verdict === "fail"}
        tone="danger"
        onPress={() => toggleVerdict("fail")}
      >
        Fail
      </MarkButton>
      <span className="flex gap-1" role="group" aria-label="Rating">
        {RATINGS.map((rating) => (
          <MarkButton
            key={rating}
            label={`${rating} of 5`}
            keys={String(rating)}
            isOn={mark?.rating === rating}
            onPress={() => toggleRating(rating)}
          >
            {rating}
          </MarkButton>
        ))}
      </span>
      {mark && (
        <MarkButton
          label="Clear the mark"
          keys="0"
          isOn={undefined}
          onPress={() => {
            onPress();
            markCleared(replyId);
          }}
        >
          <Eraser size={14} aria-hidden />
        </MarkButton>
      )}
    </>
  );
}

const TONES = {
  plain: "aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent",
  ok: "aria-pressed:border-ok aria-pressed:text-ok",
  danger: "aria-pressed:border-danger aria-pressed:text-danger",
} as const;

function MarkButton({
  label,
  keys,
  isOn,
  tone = "plain",
  onPress,
  children,
}: {
  label: string;
  keys: string;
  /** Undefined for a button that is not pressed or not. */
  isOn: boolean | undefined;
  tone?: keyof typeof TONES;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      aria-keyshortcuts={keys}
      onClick={onPress}
      className={joinClasses(
        "inline-flex h-6.5 min-w-6.5 items-center justify-center gap-1 rounded-control border border-line px-1.5 text-sm text-ink-2 hover:bg-sunken hover:text-ink touch:h-11 touch:min-w-11",
        TONES[tone],
      )}
    >
      {children}
      {(keys === "P" || keys === "F") && <KeyHint keys={keys} />}
    </button>
  );
}
