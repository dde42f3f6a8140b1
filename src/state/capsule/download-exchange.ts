import { buildFileStem } from "#core/build-file-stem.ts";
import type { Id } from "#core/vocabulary.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import { writeExchange } from "./write-exchange.ts";

/** Downloads the request of a reply and what came back as a file. */
export async function downloadExchange(replyId: Id): Promise<void> {
  const conversation = getOpenConversation();
  const reply = conversation?.replies[replyId];
  if (!conversation || !reply) return;
  try {
    const name = `${buildFileStem(conversation.title, "reply")}.request.json`;
    saveFile(await writeExchange(conversation, reply), name);
    announce(`${name} downloaded.`);
  } catch (error) {
    showNotice({
      tone: "danger",
      text: `The request could not be built again (${error instanceof Error ? error.message : "unknown reason"}).`,
    });
  }
}
