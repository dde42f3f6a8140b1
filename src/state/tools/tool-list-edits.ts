import { changeParameter } from "#core/conversation/change-parameter.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { parseTools, type Tool } from "#core/tools/parse-tools.ts";
import { writeTools } from "#core/tools/write-tools.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { TOOLS_PATH } from "./tool-list.ts";

/** Sets the tools of a column. Without any, the parameter is not sent. */
export function toolsChanged(variantId: Id, tools: readonly Tool[]): void {
  parameterChanged(variantId, TOOLS_PATH, tools.length === 0 ? undefined : writeTools(tools));
}

/** Removes a tool of a column, and offers to put it back where it stood. */
export function toolRemoved(variantId: Id, tools: readonly Tool[], index: number): void {
  const open = getOpenConversation();
  const removed = tools[index];
  if (!open || !removed) return;
  toolsChanged(variantId, tools.toSpliced(index, 1));
  showUndoNotice(`The tool “${removed.name}” was removed.`, open.id, (conversation) => {
    const now = parseTools(getParameter(resolveSettings(conversation, variantId).parameters, TOOLS_PATH)) ?? [];
    return changeParameter(conversation, variantId, TOOLS_PATH, writeTools(now.toSpliced(index, 0, removed)));
  });
}
