import { CAPSULE_ENDING } from "#core/capsule/capsule.ts";
import { type ConversationPart, takePart } from "#core/capsule/take-part.ts";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { writeMarkdown } from "#core/listings/write-markdown.ts";
import { redactJson } from "#core/wire/redact-json.ts";
import { buildFileStem } from "#core/build-file-stem.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import { loadPictures } from "./load-pictures.ts";

/** The kinds of files in which a conversation goes out. */
export type ExportKind = "capsule" | "markdown";

const ENDINGS: Record<ExportKind, { ending: string; mediaType: string }> = {
  capsule: { ending: CAPSULE_ENDING, mediaType: "application/json" },
  markdown: { ending: ".md", mediaType: "text/markdown" },
};

/** A part of the open conversation as a file; undefined while there is none. */
async function makeFile(kind: ExportKind, part: ConversationPart): Promise<File | undefined> {
  const open = getOpenConversation();
  if (!open) return undefined;
  const conversation = takePart(open, part);
  const { ending, mediaType } = ENDINGS[kind];
  const name = `${buildFileStem(conversation.title, "conversation")}${ending}`;
  return new File([await WRITERS[kind](conversation)], name, { type: mediaType });
}

const WRITERS: Record<ExportKind, (conversation: Conversation) => Promise<string>> = {
  capsule: async (conversation) =>
    writeCapsule({
      conversation,
      pictures: await loadPictures(conversation),
      madeAtMs: Date.now(),
      redactor: createKnownRedactor(),
    }),
  markdown: async (conversation) =>
    writeMarkdown(withoutKeys(conversation), await loadPictures(conversation), Date.now()),
};

/** A conversation without the known keys, for which no text of a file has room. */
function withoutKeys(conversation: Conversation): Conversation {
  return redactJson(conversation, createKnownRedactor()) as unknown as Conversation;
}

/** Downloads a part of the open conversation as a file. */
export async function downloadAs(kind: ExportKind, part: ConversationPart): Promise<void> {
  try {
    const file = await makeFile(kind, part);
    if (!file) return;
    saveFile(file, file.name);
    announce(`${file.name} downloaded.`);
  } catch (error) {
    showNotice({
      tone: "danger",
      text: `The file was not made (${error instanceof Error ? error.message : "the browser refused"}).`,
    });
  }
}
