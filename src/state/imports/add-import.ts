import { countThings } from "#core/count-things.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { formatCount } from "#core/format.ts";
import { placeFields } from "#core/imports/place-fields.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import type { TakenConversation } from "#io/imports/import-command.ts";
import { takeConversation } from "#io/imports/read-in-worker.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import { saveDraft } from "#io/storage/draft-records.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { conversationTouched } from "#state/document/save-states.ts";
import type { Draft } from "#state/document/drafts.ts";
import { isEmptyDraft } from "#state/document/drafts.ts";
import { openChosenConversation, openMadeConversation } from "#state/document/open-conversations.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";
import { openCapsule } from "#state/capsule/open-capsule.ts";
import { deleteWithUndo } from "#state/edits/delete-conversations.ts";
import { addImportedPrompt } from "#state/library/prompt-edits.ts";
import { showNotice } from "#state/notices.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { keepFilePictures } from "#state/vision/keep-file-pictures.ts";
import type { TakenOffers } from "./import-offers.ts";
import { listOffers, takeOffers } from "./import-offers.ts";
import type { ReadSources } from "./read-import-sources.ts";
import { storeFiles } from "./store-files.ts";

/** The position of a conversation: of its source, and in it. */
export type ConversationChoice = { sourceIndex: number; conversationIndex: number };

type Progress = (doneCount: number) => void;

/** The shortest time between two reports: each draws the dialog again, with hundreds of rows. */
const TELL_EVERY_MS = 200;

/**
 * Adds the chosen conversations and all prompts of what was read. One conversation opens with its prompt in the composer,
 * that of a capsule as one that is not stored yet; several are stored, and a notice offers the first. What was stored before
 * a failure stays, and the failure is said. False where nothing was added.
 */
export async function addImport(
  { session, sources }: ReadSources,
  choices: readonly ConversationChoice[],
  offers: TakenOffers,
  signal: AbortSignal,
  onProgress: Progress = () => {},
): Promise<boolean> {
  if (isSingleCapsule(sources)) return openCapsuleFile({ session, sources }, signal);
  const { server } = listOffers(sources);
  takeOffers(listOffers(sources), offers);
  for (const source of sources) if (!("reason" in source)) await keepFilePictures(source.pictures, source.name);
  const prompts = sources.flatMap((source) => ("reason" in source ? [] : source.prompts));
  const promptCount = await addPrompts(prompts);
  const added: Conversation[] = [];
  const refusals: string[] = [];
  let toldAtMs = 0;
  try {
    for (const choice of choices) {
      if (signal.aborted) break;
      const taken = await takeConversation({ session, ...choice }, signal);
      if (!taken) throw new Error("what was read is gone; choose the file again");
      const connected = offers.takesServer && server ? connect(taken) : taken;
      const { conversation, attachments, refusals: own } = await storeFiles(place(connected));
      refusals.push(...own);
      const draft: Draft = { text: taken.draft.text, attachments };
      if (choices.length === 1) conversationTouched(openMadeConversation(conversation, draft));
      else await store(conversation, draft);
      added.push(conversation);
      if (Date.now() - toldAtMs < TELL_EVERY_MS) continue;
      toldAtMs = Date.now();
      onProgress(added.length);
    }
  } catch (error) {
    if (!signal.aborted) showFailure(error, added.length, choices.length);
  }
  if (choices.length > 1) savedListChanged();
  sayOutcome(added, promptCount, choices.length === 1);
  for (const refusal of refusals.slice(0, MAX_REFUSALS)) showNotice({ tone: "danger", text: refusal });
  return added.length + promptCount > 0;
}

/** True where a single capsule was read: its conversation opens to be looked at. */
export function isSingleCapsule(sources: readonly ReadSource[]): boolean {
  const [source] = sources;
  return sources.length === 1 && source !== undefined && "capsule" in source;
}

/** Opens the conversation of a capsule as its link does. False where it cannot be had any more, which a notice says. */
async function openCapsuleFile({ session, sources: [source] }: ReadSources, signal: AbortSignal): Promise<boolean> {
  const taken = await takeConversation({ session, sourceIndex: 0, conversationIndex: 0 }, signal).catch(
    () => undefined,
  );
  if (!taken || !source || "reason" in source || !source.capsule) {
    if (!signal.aborted) showFailure(new Error("what was read is gone; choose the file again"), 0, 1);
    return false;
  }
  await openCapsule(taken.conversation, source.pictures, source.capsule);
  return true;
}

/** More notices would cover the page. */
const MAX_REFUSALS = 3;

/** A conversation on the custom connection, which a person has just given its server. */
function connect(taken: TakenConversation): TakenConversation {
  const { conversation } = taken;
  return { ...taken, conversation: { ...conversation, shared: { ...conversation.shared, connectionId: "custom" } } };
}

/** A conversation with the fields of its request where its model has a control for them. */
function place(taken: TakenConversation): TakenConversation {
  const { conversation, fields } = taken;
  const paths = resolveCapabilities(conversation.shared).specs.map(({ path }) => path);
  return { ...taken, conversation: placeFields(conversation, fields, paths) };
}

/** Stores a conversation that is not opened, at the time of its last turn. */
async function store(conversation: Conversation, draft: Draft): Promise<void> {
  const times = Object.values(conversation.turns).map(({ createdAtMs }) => createdAtMs);
  const lastAtMs = times.reduce((latest, atMs) => Math.max(latest, atMs), 0);
  await saveChanges(diffConversation(undefined, conversation), true, lastAtMs === 0 ? Date.now() : lastAtMs);
  if (!isEmptyDraft(draft)) await saveDraft(conversation.id, draft);
}

async function addPrompts(prompts: readonly SavedPrompt[]): Promise<number> {
  let count = 0;
  for (const prompt of prompts) if ((await addImportedPrompt(prompt)) !== "refused") count += 1;
  return count;
}

function showFailure(error: unknown, addedCount: number, count: number): void {
  const stayed = addedCount === 0 ? "" : ` ${formatCount(addedCount)} of ${formatCount(count)} were imported before.`;
  showNotice({ tone: "danger", text: `The import stopped (${explainStorageError(error)}).${stayed}` });
}

function sayOutcome(added: readonly Conversation[], promptCount: number, isOpen: boolean): void {
  const [first] = added;
  const parts = [
    ...(first ? [countThings(added.length, "conversation")] : []),
    ...(promptCount > 0 ? [countThings(promptCount, "prompt")] : []),
  ];
  if (parts.length === 0) return;
  const open = first && !isOpen && { label: "Open the first", run: () => void openChosenConversation(first.id) };
  const undo = first && { label: "Undo", run: () => void deleteWithUndo(added.map(({ id }) => id)) };
  showNotice({
    tone: "plain",
    text: `Imported: ${parts.join(" and ")}.`,
    ...(undo && { action: undo }),
    ...(open && { otherAction: open }),
  });
}
