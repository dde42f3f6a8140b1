import { layerOpened } from "#state/layers.ts";
import { markCleared, type MarkChange, replyMarked } from "#state/marks/mark-edits.ts";
import type { Action } from "./action.ts";
import type { AnswerSubject } from "./answer-actions.ts";

const isDone = ({ reply }: AnswerSubject): boolean => reply.status === "done";

const mark = (change: MarkChange): Pick<Action<AnswerSubject>, "words" | "isOffered" | "run"> => ({
  words: "mark check by hand",
  isOffered: isDone,
  run: ({ reply }) => replyMarked(reply.id, change),
});

const RATINGS = [1, 2, 3, 4, 5] as const;

/** The marks of an answer, which keys give to the answer that has the focus. */
export const MARK_ACTIONS: readonly Action<AnswerSubject>[] = [
  { id: "mark-pass", label: "Mark this answer as pass", ...mark({ verdict: "pass" }) },
  { id: "mark-fail", label: "Mark this answer as fail", ...mark({ verdict: "fail" }) },
  ...RATINGS.map((rating) => ({
    id: `rate-${rating}`,
    label: `Rate this answer ${rating} of 5`,
    ...mark({ rating }),
  })),
  {
    id: "mark-note",
    label: "Add a note to this answer",
    words: "mark check by hand",
    isOffered: isDone,
    run: ({ reply: { id: replyId, turnId } }) => layerOpened({ kind: "mark", turnId, replyId, isNoting: true }),
  },
  {
    id: "clear-mark",
    label: "Clear the mark of this answer",
    isOffered: ({ reply }) => reply.mark !== undefined,
    run: ({ reply }) => markCleared(reply.id),
  },
];
