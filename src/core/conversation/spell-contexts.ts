import type { Part } from "#core/content/part.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import { flattenName, getDocumentForm, type RouteFormat } from "#core/wire/document-form.ts";

/** The messages with the words about documents among the user's own, where their format has no field for them. */
export function spellContexts(messages: readonly ChatMessage[], format: RouteFormat): ChatMessage[] {
  return messages.map((message) => ({ ...message, parts: spellMessage(message.parts, format) }));
}

/** The words stand behind the documents, which go before all texts anyway, so that they join the text that follows. */
function spellMessage(parts: Part[], format: RouteFormat): Part[] {
  const words: string[] = [];
  const spelled = parts.map((part): Part => {
    if (part.kind !== "document" || part.context === undefined) return part;
    const form = getDocumentForm(part, format);
    if (form === "none" || (form === "document" && format.wire === "messages")) return part;
    const { context, ...rest } = part;
    words.push(`About ${flattenName(part)}: ${context}`);
    return rest;
  });
  if (words.length === 0) return parts;
  const end = spelled.findLastIndex(({ kind }) => kind === "document") + 1;
  return [...spelled.slice(0, end), { kind: "text", text: words.join("\n\n") }, ...spelled.slice(end)];
}
