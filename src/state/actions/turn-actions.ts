import { joinTexts } from "#core/content/join-texts.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { listSiblings } from "#core/conversation/turn-tree.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { copyText } from "#state/clipboard.ts";
import { copyPlaceLink } from "#state/document/copy-place-link.ts";
import { versionsCompared } from "#state/edits/compare-turn-versions.ts";
import { turnDeleted, turnVersionShown } from "#state/edits/turn-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { editingOpened } from "#state/page-choices.ts";
import { runAgainFromHere } from "#state/replies/run.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";

/** A turn as its actions see it. */
export type TurnSubject = {
  turn: Turn;
  /** Its text as the chosen column is sent it. */
  text: string;
  /** All versions of it, oldest first. */
  versions: readonly Turn[];
  isLast: boolean;
  /** True where there is one column. */
  isAlone: boolean;
  /** True where the table of all rows is shown. */
  isTable: boolean;
  /** True where an answer to it has ended. */
  isAnswered: boolean;
};

/** The turn of a page; undefined where there is none. */
export function selectTurn(page: ActionPage): TurnSubject | undefined {
  const { conversation, turn, thread, columnIds, columnId, isTable } = page;
  if (!turn) return undefined;
  return {
    turn,
    text: joinTexts(listTurnParts(conversation, turn, columnId)),
    versions: listSiblings(conversation.turns, turn),
    isLast: thread.at(-1)?.id === turn.id,
    isAlone: columnIds.length === 1,
    isTable,
    isAnswered: Object.values(conversation.replies).some(
      ({ turnId, status }) => turnId === turn.id && isSettled(status),
    ),
  };
}

const showVersion = (step: 1 | -1, end: string): Pick<Action<TurnSubject>, "isOffered" | "findOffReason" | "run"> => {
  const find = ({ versions, turn }: TurnSubject) => versions[versions.findIndex(({ id }) => id === turn.id) + step];
  return {
    isOffered: ({ versions }) => versions.length > 1,
    findOffReason: (subject) => (find(subject) ? undefined : end),
    run: (subject) => {
      const version = find(subject);
      if (version) turnVersionShown(version.id);
    },
  };
};

/** The actions on the turn that has the focus, else on the last one. */
export const TURN_ACTIONS: readonly Action<TurnSubject>[] = [
  {
    id: "edit-turn",
    label: "Edit this turn",
    words: "rewrite prompt last",
    run: ({ turn }) => editingOpened(turn.id),
  },
  {
    id: "regenerate-turn",
    label: "Regenerate from this turn",
    words: "again branch",
    isOffered: ({ isLast }) => !isLast,
    run: ({ turn }) => runAgainFromHere(turn),
  },
  { id: "copy-turn", label: "Copy this turn", run: ({ text }) => copyText(text, "The turn was") },
  {
    id: "copy-turn-link",
    label: "Copy link to this turn",
    run: ({ turn }) => copyPlaceLink({ turnId: turn.id }),
  },
  {
    id: "keep-as-row",
    label: "Keep this turn as a row",
    words: "experiment",
    isOffered: ({ isTable }) => !isTable,
    run: async ({ turn }) => (await import("#state/edits/keep-as-row.ts")).turnKept(turn),
  },
  {
    id: "compare-blind",
    label: "Compare blind",
    words: "choose best answer without names",
    isOffered: ({ isAlone }) => !isAlone,
    run: ({ turn }) => layerOpened({ kind: "blind", turnId: turn.id }),
  },
  {
    id: "mark-by-hand",
    label: "Mark by hand",
    words: "pass fail rating answers",
    findOffReason: ({ isAnswered }) => (isAnswered ? undefined : "There is no answer yet"),
    run: ({ turn }) => layerOpened({ kind: "mark", turnId: turn.id }),
  },
  { id: "previous-version", label: "Previous version of this turn", ...showVersion(-1, "This is the first version") },
  { id: "next-version", label: "Next version of this turn", ...showVersion(1, "This is the last version") },
  {
    id: "compare-versions",
    label: "Compare the versions of this turn",
    words: "columns",
    isOffered: ({ versions }) => versions.length > 1,
    run: ({ turn }) => versionsCompared(turn),
  },
  { id: "delete-turn", label: "Delete this turn", words: "remove", run: ({ turn }) => turnDeleted(turn.id) },
];
