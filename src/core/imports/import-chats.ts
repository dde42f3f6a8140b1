import { joinTexts } from "#core/content/join-texts.ts";
import { deriveTitle } from "#core/conversation/derive-title.ts";
import { formatCount } from "#core/format.ts";
import type { AnswerFormat } from "./build-imported-conversation.ts";
import { buildImportedConversation } from "./build-imported-conversation.ts";
import type { FileCollector } from "./file-collector.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportFault } from "./import-format.ts";
import type { FileSource, ImportedConversation, ImportResult } from "./import-result.ts";
import { createResult } from "./import-result.ts";
import type { ImportedMessage } from "./imported-message.ts";
import { orderByParent } from "./order-by-parent.ts";

/** The most messages of a conversation: far more than a model reads, and as many as the page can show. */
export const MAX_MESSAGES = 10_000;

/** A conversation of a data export, as far as it is read. */
export type ImportedChat = {
  title: string;
  messages: ImportedMessage[];
  /** The message that was open last. */
  lastId?: string;
  files: Record<string, FileSource>;
};

/** The conversations of a data export, newest first as they stand in it. Empty and too long ones are counted. */
export function importChats(
  chats: readonly ImportedChat[],
  format: AnswerFormat,
  collector: FileCollector,
  context: ImportContext,
): ImportResult | ImportFault {
  let emptyCount = 0;
  const conversations: ImportedConversation[] = [];
  let turnCount = 0;
  for (const { title, messages, lastId = messages.at(-1)?.id, files } of chats) {
    if (messages.length > MAX_MESSAGES) {
      collector.note(
        `“${title.slice(0, 60)}”`,
        `it has ${formatCount(messages.length)} messages, and a conversation of Étude holds up to ${formatCount(MAX_MESSAGES)}`,
      );
      continue;
    }
    if (messages.length === 0) {
      emptyCount += 1;
      continue;
    }
    const ordered = orderByParent(messages);
    const built = buildImportedConversation(ordered, context.settings, format, context, lastId);
    const first = ordered.find(({ role }) => role === "user");
    turnCount += Object.keys(built.turns).length;
    conversations.push({
      conversation: { ...built, title: title === "" ? deriveTitle(joinTexts(first?.parts ?? [])) : title },
      draft: { text: "", pictures: [] },
      fields: {},
      files,
    });
  }
  if (conversations.length === 0 && emptyCount === chats.length)
    return { reason: "It holds no conversation with a message." };
  if (emptyCount > 0) collector.note("Conversations without a message", formatCount(emptyCount));
  return createResult({
    conversations,
    rows: [
      {
        what: "Conversations",
        detail: `${formatCount(conversations.length)}, with ${formatCount(turnCount)} turns`,
        isTaken: true,
      },
      ...collector.listRows(),
    ],
  });
}
