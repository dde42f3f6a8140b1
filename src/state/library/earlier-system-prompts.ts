import { queryOptions, useQuery } from "@tanstack/react-query";
import { changeVariant } from "#core/conversation/change-variant.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { parseHead } from "#core/conversation/parse-head.ts";
import type { EarlierSystemPrompt } from "#core/library/collect-system-prompts.ts";
import {
  collectSystemPrompts,
  listHeadSystemPrompts,
  listSavedSystemPrompts,
} from "#core/library/collect-system-prompts.ts";
import type { Id } from "#core/vocabulary.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { columnSystemChanged } from "#state/edits/settings-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { queryClient } from "#state/query-client.ts";
import { loadSavedPrompts } from "./saved-prompts.ts";

/** The list is read when it is asked for, since only the heads of conversations are needed and they change often. */
const earlierQuery = queryOptions({
  queryKey: ["earlier-system-prompts"],
  queryFn: loadEarlierSystemPrompts,
  staleTime: 0,
  gcTime: 0,
});

/** The system prompts that were written before, without `current`; undefined until they are loaded. */
export function useEarlierSystemPrompts(current: string): {
  prompts: EarlierSystemPrompt[] | undefined;
  isFailed: boolean;
} {
  const { data, isError } = useQuery(earlierQuery, queryClient);
  return { prompts: data && collectSystemPrompts(data, current), isFailed: isError };
}

/** Every system prompt of a saved conversation or prompt, and of a reply in the open conversation. */
export async function loadEarlierSystemPrompts(): Promise<EarlierSystemPrompt[]> {
  await flushDocuments();
  const [heads, { prompts }] = await Promise.all([listConversations(), loadSavedPrompts()]);
  const replies = Object.values(getOpenConversation()?.replies ?? {});
  return [
    ...replies.map(({ sentWith, startedAtMs = 0 }) => ({ text: sentWith.system, usedAtMs: startedAtMs })),
    ...heads.flatMap(({ head, updatedAtMs }) => {
      const parsed = parseHead(head);
      return parsed ? listHeadSystemPrompts(parsed).map((text) => ({ text, usedAtMs: updatedAtMs })) : [];
    }),
    ...prompts.flatMap(listSavedSystemPrompts),
  ];
}

/** The system prompt that a choice would replace: a column's own, or the one of all columns where no id is given. */
export function getReplacedSystemPrompt(variantId: Id | undefined): string {
  const open = getOpenConversation();
  if (!open) return "";
  return variantId === undefined ? open.shared.system : resolveSettings(open, variantId).system;
}

/** Puts an earlier system prompt in the place of the one that is written, and offers to undo that. */
export function earlierSystemPromptChosen(text: string, variantId: Id | undefined): void {
  const open = getOpenConversation();
  if (!open) return;
  if (variantId === undefined) systemPromptChanged(text);
  else columnSystemChanged(variantId, text);
  const own = open.variants.find(({ id }) => id === variantId)?.overrides;
  showUndoNotice("The system prompt was replaced.", open.id, (now) =>
    variantId === undefined
      ? { ...now, shared: { ...now.shared, system: open.shared.system } }
      : changeVariant(now, variantId, ({ overrides: { system: _chosen, ...overrides }, ...rest }) => ({
          ...rest,
          overrides: own?.system === undefined ? overrides : { ...overrides, system: own.system },
        })),
  );
}
