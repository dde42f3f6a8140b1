import { type Action, type ActionGroup, offerAction, type OfferedAction } from "./action.ts";
import type { ActionPage } from "./action-page.ts";
import { ANSWER_ACTIONS, SAMPLE_ACTIONS, selectAnswer, selectCell } from "./answer-actions.ts";
import { COLUMN_ACTIONS, selectColumn, SETTINGS_ACTIONS } from "./column-actions.ts";
import { CAPSULE_ACTIONS, CONVERSATION_ACTIONS, selectCapsule } from "./conversation-actions.ts";
import { ASIDE_ACTIONS } from "./aside-actions.ts";
import { EXPERIMENT_ACTIONS } from "./experiment-actions.ts";
import { MARK_ACTIONS } from "./mark-actions.ts";
import { PROMPT_ACTIONS } from "./prompt-actions.ts";
import { selectTurn, TURN_ACTIONS } from "./turn-actions.ts";
import { CONNECTION_ACTIONS, HELP_ACTIONS, VIEW_ACTIONS } from "./view-actions.ts";

/** Actions of a group on one kind of subject. */
type ActionList = {
  group: ActionGroup;
  actions: readonly Pick<Action<never>, "id" | "label" | "words">[];
  /** The actions that make sense for the subject of a page; none where the page has no such subject. */
  offer: (page: ActionPage) => OfferedAction[];
};

function listOf<Subject>(
  group: ActionGroup,
  actions: readonly Action<Subject>[],
  select: (page: ActionPage) => Subject | undefined,
): ActionList {
  return {
    group,
    actions,
    offer: (page) => {
      const subject = select(page);
      return subject === undefined ? [] : actions.flatMap((action) => offerAction(action, group, subject) ?? []);
    },
  };
}

const selectPage = (page: ActionPage): ActionPage => page;

/** Every action of Étude. Palette, shortcuts, menus and the sheet of shortcuts are made of these. */
const ACTION_LISTS: readonly ActionList[] = [
  listOf("Prompt", PROMPT_ACTIONS, selectPage),
  listOf("Conversation", CONVERSATION_ACTIONS, selectPage),
  listOf("Conversation", CAPSULE_ACTIONS, selectCapsule),
  listOf("Columns", COLUMN_ACTIONS, selectColumn),
  listOf("Columns", SETTINGS_ACTIONS, selectPage),
  listOf("Answers", ANSWER_ACTIONS, selectAnswer),
  listOf("Answers", SAMPLE_ACTIONS, selectCell),
  listOf("Answers", MARK_ACTIONS, selectAnswer),
  listOf("Columns", ASIDE_ACTIONS, selectPage),
  listOf("Turns", TURN_ACTIONS, selectTurn),
  listOf("Experiment", EXPERIMENT_ACTIONS, selectPage),
  listOf("View", VIEW_ACTIONS, selectPage),
  listOf("Connections", CONNECTION_ACTIONS, selectPage),
  listOf("Help", HELP_ACTIONS, selectPage),
];

/** The id, the label and the group of each action. An action in two lists stands in its first. */
export const ALL_ACTIONS: readonly { id: string; label: string; group: ActionGroup }[] = [
  ...new Map(
    ACTION_LISTS.toReversed().flatMap(({ group, actions }) =>
      actions.toReversed().map(({ id, label }) => [id, { id, label, group }] as const),
    ),
  ).values(),
].toReversed();

/** The actions that make sense on a page, each once; those that cannot run now have their reason. */
export function offerActions(page: ActionPage): OfferedAction[] {
  const offered = new Map<string, OfferedAction>();
  for (const action of ACTION_LISTS.flatMap(({ offer }) => offer(page)))
    if (!offered.has(action.id)) offered.set(action.id, action);
  return [...offered.values()];
}
