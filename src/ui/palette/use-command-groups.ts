import { useMemo } from "react";
import { splitQuery } from "#core/commands/rank-match.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import { foldText } from "#core/fold-text.ts";
import { formatVersionNumber, getNewestVersion } from "#core/library/saved-prompt.ts";
import { searchTyped } from "#core/models/search-models.ts";
import type { Id } from "#core/vocabulary.ts";
import { ACTION_GROUPS, type OfferedAction } from "#state/actions/action.ts";
import { type ActionAim, type ActionPage, getActionPage } from "#state/actions/action-page.ts";
import { offerActions } from "#state/actions/action-table.ts";
import { openSearch } from "#state/actions/conversation-actions.ts";
import { loadRecentActions, recentActionRun } from "#state/actions/recent-actions.ts";
import { runFromTable } from "#state/actions/run-from-table.ts";
import { getKeys } from "#state/actions/shortcut-keys.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { useSetting, useSettledConversation } from "#state/document/documents.ts";
import { openChosenConversation } from "#state/document/open-conversations.ts";
import { useSavedConversations } from "#state/document/saved-list.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { openPromptVersion } from "#state/library/open-prompt.ts";
import { useSavedPrompts } from "#state/library/saved-prompts.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { formatMoment } from "#ui/kit/format-moment.ts";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { describeModel } from "#ui/models/describe-model.ts";
import type { Command, CommandGroup } from "./command.ts";
import { listMatches } from "./list-matches.ts";
import { findSetting, listFields, type SetColumn } from "./list-settings.ts";

/** The conversations that are listed before anything is typed. */
const LATEST_CONVERSATIONS = 5;
const MAX_RECENT = 5;
const MAX_MODELS = 8;

/** The commands for a query, in groups: actions on what is on the page, and what can be opened and set. */
export function useCommandGroups(
  query: string,
  variantId: Id,
  columnIndex: number,
  aim: ActionAim,
): readonly CommandGroup[] {
  const letter = formatColumnLetter(columnIndex);
  const conversation = useSettledConversation();
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const capabilities = useCapabilities(connectionId, useSetting(variantId, "modelId") ?? "");
  const { conversations } = useSavedConversations();
  const { prompts } = useSavedPrompts();
  // Only somebody who asks for models has the service asked for its list.
  const { entries } = useCatalogue(connectionId, /^model/i.test(query.trim()));
  const { replyId, turnId } = aim;
  // A change of the conversation can make other actions possible.
  const actions = useMemo(
    () => (conversation ? listActionGroups(conversation, replyId, turnId, letter) : []),
    [conversation, replyId, turnId, letter],
  );
  const opened = useMemo(
    () =>
      conversations.map(({ id, title, updatedAtMs }): Command => ({
        key: `conversation ${id}`,
        label: title || "Untitled",
        words: "open conversation",
        detail: formatMoment(updatedAtMs),
        run: () => void openChosenConversation(id),
      })),
    [conversations],
  );
  const saved = useMemo(
    () =>
      prompts.map((prompt): Command => {
        const newest = getNewestVersion(prompt);
        return {
          key: `prompt ${prompt.id}`,
          label: prompt.name,
          words: `saved prompt ${prompt.tags.join(" ")}`,
          detail: `Opens ${formatVersionNumber(prompt, newest.id)} in a new conversation`,
          run: () => {
            openPromptVersion(prompt, newest);
            focusPrompt();
          },
        };
      }),
    [prompts],
  );
  const column: SetColumn | undefined = useMemo(
    () => (conversation ? { conversation, variantId, letter, capabilities } : undefined),
    [conversation, variantId, letter, capabilities],
  );
  const fields = useMemo(() => (column ? listFields(column) : []), [column]);
  const recent = useMemo(() => loadRecentActions(), []);
  const typed = query.trim();
  if (typed === "") {
    const all = actions.flatMap(({ commands }) => commands);
    const latest = recent.flatMap(
      (id) => all.find(({ key, offReason }) => key === id && offReason === undefined) ?? [],
    );
    return [
      {
        title: "Recent",
        commands: latest.slice(0, MAX_RECENT).map((command) => ({ ...command, key: `recent ${command.key}` })),
      },
      ...actions,
      { title: "Conversations", commands: opened.slice(0, LATEST_CONVERSATIONS) },
      { title: "Saved prompts", commands: saved.slice(0, LATEST_CONVERSATIONS) },
    ].filter(({ commands }) => commands.length > 0);
  }
  const setting = column && findSetting(typed, column);
  const models = listModels(typed, entries, variantId);
  const settings = setting ? [{ title: "Set a field", commands: [setting] }] : [];
  const matches = listMatches(
    [
      ...actions,
      { title: "Conversations", commands: opened },
      { title: "Saved prompts", commands: saved },
      { title: `Fields of column ${letter}`, commands: fields },
    ],
    typed,
    recent,
  );
  // A text that begins an action is that action, such as "stop all answers" beside the field "stop".
  const isAction = startsAction(actions, typed);
  return [
    ...(isAction ? [] : settings),
    ...matches,
    ...(isAction ? settings : []),
    ...(models.length > 0 ? [{ title: `Models for column ${letter}`, commands: models }] : []),
    { title: "Search", commands: [describeSearch(typed)] },
  ];
}

/** True where a text of several words is the beginning of an action's label. */
function startsAction(groups: readonly CommandGroup[], typed: string): boolean {
  const words = splitQuery(typed);
  return (
    words.length > 1 &&
    groups.some(({ commands }) => commands.some(({ label }) => foldText(label).startsWith(words.join(" "))))
  );
}

/** The actions on what is on the page with a conversation, in groups that name their subject. */
function listActionGroups(
  { id }: Pick<Conversation, "id">,
  replyId: Id | undefined,
  turnId: Id | undefined,
  letter: string,
): CommandGroup[] {
  const page = getActionPage({ ...(replyId !== undefined && { replyId }), ...(turnId !== undefined && { turnId }) });
  if (page?.conversation.id !== id) return [];
  const offered = offerActions(page).filter(({ id: actionId }) => actionId !== "palette");
  return ACTION_GROUPS.map((group) => ({
    title: nameGroup(group, page, letter),
    commands: offered.filter((action) => action.group === group).map((action) => describeAction(action, page)),
  })).filter(({ commands }) => commands.length > 0);
}

function describeAction({ id, label, words, offReason }: OfferedAction, { reply, turn }: ActionPage): Command {
  return {
    key: id,
    label,
    words,
    offReason,
    keys: getKeys(id),
    run: () => {
      recentActionRun(id);
      runFromTable(id, { ...(reply && { replyId: reply.id }), ...(turn && { turnId: turn.id }) });
    },
  };
}

function nameGroup(group: OfferedAction["group"], page: ActionPage, letter: string): string {
  const { conversation, reply, turn, thread } = page;
  if (group === "Columns") return `Column ${letter}`;
  if (group === "Answers" && reply) return getReplyLabel(conversation, reply);
  if (group === "Turns" && turn) return `Turn ${thread.indexOf(turn) + 1}`;
  return group;
}

/** The models of the column's service that match; after "model" those that match the rest. */
function listModels(typed: string, entries: Parameters<typeof searchTyped>[0], variantId: Id): Command[] {
  const words = typed.replace(/^models?\s+/i, "");
  return searchTyped(entries, words.toLowerCase(), MAX_MODELS).map((entry) => ({
    key: `model ${entry.id}`,
    label: entry.id,
    detail: describeModel(entry),
    run: () => modelChosen(variantId, entry.id),
  }));
}

/** The command that searches all texts, which takes the query along. */
function describeSearch(typed: string): Command {
  return {
    key: "search for",
    label: `Search for “${typed}”`,
    detail: "In every prompt and answer that is kept",
    run: () => openSearch(typed),
  };
}
