import { NOT_LOADED, showNotice } from "#state/notices.ts";

/** Edits the list of conversations by code that is loaded with the first edit. Where it cannot be had, a notice says so. */
export async function editList(edit: (edits: ListEdits) => Promise<void>): Promise<void> {
  const edits = await loadEdits().catch(() => undefined);
  if (edits) await edit(edits);
  else showNotice({ tone: "danger", text: NOT_LOADED });
}

type ListEdits = Awaited<ReturnType<typeof loadEdits>>;

async function loadEdits() {
  const [{ deleteWithUndo }, { pinConversations }, { renameConversation }] = await Promise.all([
    import("./delete-conversations.ts"),
    import("./pin-conversations.ts"),
    import("./rename-conversation.ts"),
  ]);
  return { deleteWithUndo, pinConversations, renameConversation };
}
