import { NOT_LOADED, showNotice } from "#state/notices.ts";

/** The groups of actions, in the order in which they are listed. */
export const ACTION_GROUPS = [
  "Conversation",
  "Prompt",
  "Columns",
  "Answers",
  "Turns",
  "Experiment",
  "View",
  "Connections",
  "Help",
] as const;

export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** An action of Étude on a subject, such as a column, an answer or the page: a row of the action table. */
export type Action<Subject> = {
  /** Unique, and never changed: the keys that a person gave to an action are stored by it. */
  id: string;
  /** Unique, whole by itself, the same for every subject: "Pause or resume this column". */
  label: string;
  /** The label as things stand ("Resume this column"), where that differs. */
  getLabel?: (subject: Subject) => string;
  /** The label in a menu whose place says the subject: "Duplicate". */
  menuLabel?: string;
  /** Further words by which it is found. */
  words?: string;
  /** False where the action makes no sense for the subject: it is left out then. */
  isOffered?: (subject: Subject) => boolean;
  /** The reason why it cannot run now; undefined where it can. It is listed with the reason. */
  findOffReason?: (subject: Subject) => string | undefined;
  /** Rejects only where its code cannot be fetched. */
  run: (subject: Subject) => unknown;
};

/** An action that is offered for what is on the page now. */
export type OfferedAction = {
  id: string;
  group: ActionGroup;
  label: string;
  words: string;
  offReason: string | undefined;
  run: () => void;
};

/** An action for a subject, as palette and shortcuts offer it; undefined where it makes no sense. */
export function offerAction<Subject>(
  action: Action<Subject>,
  group: ActionGroup,
  subject: Subject,
): OfferedAction | undefined {
  const { id, label, getLabel, words = "", isOffered, findOffReason } = action;
  if (isOffered && !isOffered(subject)) return undefined;
  return {
    id,
    group,
    label: getLabel?.(subject) ?? label,
    words: `${label} ${words}`,
    offReason: findOffReason?.(subject),
    run: () => runOn(action, subject),
  };
}

/** Actions for a subject as the items of a menu; those that make no sense for the subject are left out. */
export function listMenuItems<Subject>(
  actions: readonly Action<Subject>[],
  subject: Subject,
): { label: string; offReason: string | undefined; onChoose: () => void }[] {
  return actions
    .filter(({ isOffered }) => isOffered?.(subject) ?? true)
    .map((action) => ({
      label: action.menuLabel ?? action.getLabel?.(subject) ?? action.label,
      offReason: action.findOffReason?.(subject),
      onChoose: () => runOn(action, subject),
    }));
}

/** Runs an action on a subject; a notice says where its code cannot be fetched. */
function runOn<Subject>(action: Action<Subject>, subject: Subject): void {
  Promise.resolve(action.run(subject)).catch(() => showNotice({ tone: "danger", text: NOT_LOADED }));
}
