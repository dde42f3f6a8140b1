import type { Conversation, Id } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { readSnapshot } from "#core/conversation/snapshot.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { readStart } from "#core/parameters/read-specs.ts";
import { newId } from "#io/browser/new-id.ts";
import { listConversations, loadConversation } from "#io/storage/conversation-records.ts";
import { readAddressId, writeAddressId } from "#io/browser/address.ts";
import { readLastUsedConnection } from "#state/connections/connections.ts";
import { readOffer } from "#state/connections/speech.ts";
import { noticeShown } from "#state/notices.ts";
import {
  conversationChanged,
  conversationOpened,
  readConversation,
  readOpenConversation,
  readUnsettledReplies,
} from "./documents.ts";
import { draftGiven, loadDraftOf, readDraft } from "./drafts.ts";
import { conversationEntered, flushDocuments } from "./keep-documents.ts";

/** Opens what the address names, else the newest conversation, else a new one. */
export async function openFirstConversation(): Promise<void> {
  const named = readAddressId();
  if (named !== null && (await openConversation(named))) return;
  const [newest] = await listConversations().catch(() => []);
  if (newest && (await openConversation(newest.id))) return;
  openNewConversation();
}

/** Puts a saved conversation on the screen. False where there is none of that id, or it cannot be read. */
export async function openConversation(id: Id): Promise<boolean> {
  await flushDocuments();
  // One whose replies still run is in memory, and ahead of the disk.
  const running = readUnsettledReplies(id).length > 0 ? readConversation(id) : undefined;
  const conversation = running ?? (await readFromDisk(id));
  if (!conversation) return false;
  if (!running) conversationEntered(conversation, true);
  show(conversation);
  draftGiven(id, await loadDraftOf(id));
  return true;
}

/** Puts a new conversation on the screen, with the connection last used. An untouched one is not piled up. */
export function openNewConversation(): void {
  const open = readOpenConversation();
  const isUntouched = open && Object.keys(open.turns).length === 0 && readDraft().text === "" && open.title === "";
  if (open && isUntouched) {
    draftGiven(open.id, { text: "" });
    return;
  }
  const connection = readLastUsedConnection();
  const modelId = PRESETS[connection.presetId].defaultModel;
  const conversation = createConversation(newId(), newId(), {
    connectionId: connection.id,
    modelId,
    system: "",
    variables: {},
    parameters: readStart(readOffer({ connectionId: connection.id, modelId }).specs),
    extraJson: "",
  });
  conversationEntered(conversation, false);
  show(conversation);
  draftGiven(conversation.id, { text: "" });
}

/** Changes a conversation by a pure edit, and opens it first where it is not in memory. */
export async function changeConversation(
  id: Id,
  edit: (before: Conversation) => Conversation,
): Promise<void> {
  if (!readConversation(id)) await openConversation(id);
  conversationChanged(id, edit);
}

function show(conversation: Conversation): void {
  conversationOpened(conversation);
  writeAddressId(conversation.id);
}

async function readFromDisk(id: Id): Promise<Conversation | undefined> {
  const stored = await loadConversation(id).catch(() => undefined);
  const snapshot = stored && readSnapshot(stored);
  if (!snapshot) return undefined;
  if (snapshot.unreadable > 0)
    noticeShown({
      tone: "danger",
      text: `${snapshot.unreadable} parts of this conversation could not be read. They are still stored and were left alone.`,
    });
  const replies = Object.fromEntries(
    Object.entries(snapshot.conversation.replies).map(([key, reply]) => [key, settleInterrupted(reply)]),
  );
  return { ...snapshot.conversation, replies };
}
