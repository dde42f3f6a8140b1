import * as v from "valibot";
import type { Part } from "#core/content/part.ts";
import { describeFaultAt } from "#core/describe-fault.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { FileCollector } from "./file-collector.ts";
import type { ImportedChat } from "./import-chats.ts";
import type { ImportFault } from "./import-format.ts";
import type { ImportedMessage } from "./imported-message.ts";
import { readContent } from "./read-parts.ts";

const CHAT = v.looseObject({
  name: v.optional(v.nullable(v.string())),
  current_leaf_message_uuid: v.optional(v.nullable(v.string())),
  model: v.optional(v.nullable(v.string())),
  chat_messages: v.array(
    v.looseObject({
      uuid: v.string(),
      sender: v.string(),
      text: v.optional(v.nullable(v.string())),
      content: v.optional(v.nullable(v.array(v.looseObject({ type: v.string() })))),
      created_at: v.optional(v.nullable(v.string())),
      parent_message_uuid: v.optional(v.nullable(v.string())),
      attachments: v.optional(v.nullable(v.array(v.looseObject({})))),
      files: v.optional(v.nullable(v.array(v.looseObject({})))),
    }),
  ),
});

type Message = v.InferOutput<typeof CHAT>["chat_messages"][number];

/** True for the conversations of a data export of Claude. */
export function isClaudeExport(value: Json | undefined): value is Json[] {
  return Array.isArray(value) && isJsonObject(value[0]) && Array.isArray(value[0]["chat_messages"]);
}

/** The conversations of a data export of Claude with their branches, or the first fault with its place. */
export function readClaudeExport(list: readonly Json[], collector: FileCollector): ImportedChat[] | ImportFault {
  const chats: ImportedChat[] = [];
  for (const [index, value] of list.entries()) {
    const parsed = v.safeParse(CHAT, value, { abortEarly: true });
    if (!parsed.success) return { reason: describeFaultAt(parsed.issues[0], String(index)) };
    const { name, chat_messages: given, current_leaf_message_uuid: leafId, model } = parsed.output;
    const own = collector.fork();
    const messages: ImportedMessage[] = [];
    const lastIds = new Map<string, string>();
    const hasParents = given.some(({ parent_message_uuid: parentId }) => parentId !== undefined && parentId !== null);
    let before: string | null = null;
    for (const message of given) {
      const parentId: string | null = hasParents ? (message.parent_message_uuid ?? null) : before;
      const read = readMessage(
        message,
        parentId === null ? null : (lastIds.get(parentId) ?? parentId),
        model ?? "",
        own,
      );
      messages.push(...read);
      before = message.uuid;
      lastIds.set(message.uuid, read.at(-1)?.id ?? message.uuid);
    }
    chats.push({
      title: (name ?? "").trim(),
      messages,
      files: own.files,
      ...(typeof leafId === "string" && lastIds.has(leafId) ? { lastId: lastIds.get(leafId) ?? leafId } : {}),
    });
  }
  return chats;
}

/** A message, divided where a tool answered in the middle of it. */
function readMessage(
  { uuid, sender, text, content, created_at: createdAt, attachments, files }: Message,
  parentId: string | null,
  modelId: string,
  collector: FileCollector,
): ImportedMessage[] {
  for (const file of files ?? [])
    collector.note(
      `The file “${stringOrEmpty((file as JsonObject)["file_name"]).slice(0, 60)}”`,
      "the export has only its name",
    );
  const blocks = (content ?? []) as JsonObject[];
  const wanted = blocks.filter(({ type }) => type !== "token_budget" && type !== "flag");
  const parts = [
    ...(attachments ?? []).flatMap((attachment) => readAttachment(attachment as JsonObject)),
    ...(wanted.length > 0
      ? readContent(wanted, "messages", collector)
      : readContent(text ?? "", "messages", collector)),
  ].filter((part) => part.kind !== "text" || part.text.trim() !== "");
  const atMs = Date.parse(createdAt ?? "");
  const about = Number.isNaN(atMs) ? {} : { atMs };
  if (sender === "human") return [{ id: uuid, parentId, role: "user", parts, ...about }];
  return divide(parts).map(({ role, parts: own }, index) => ({
    id: index === 0 ? uuid : `${uuid} ${index}`,
    parentId: index === 0 ? parentId : index === 1 ? uuid : `${uuid} ${index - 1}`,
    role,
    parts: own,
    ...about,
    ...(role === "assistant" ? { modelId } : {}),
  }));
}

/** The parts of an answer by who said them: results of tools stand between two pieces of the answer. */
function divide(parts: readonly Part[]): Pick<ImportedMessage, "role" | "parts">[] {
  const divided: Pick<ImportedMessage, "role" | "parts">[] = [{ role: "assistant", parts: [] }];
  for (const part of parts) {
    const role = part.kind === "tool-result" ? "user" : "assistant";
    const last = divided.at(-1);
    if (last?.role === role) last.parts.push(part);
    else divided.push({ role, parts: [part] });
  }
  return divided;
}

/** The text of an attached document, under its name. */
function readAttachment(attachment: JsonObject): Part[] {
  const text = stringOrEmpty(attachment["extracted_content"]);
  const name = stringOrEmpty(attachment["file_name"]);
  if (text === "") return [];
  return [{ kind: "text", text: name === "" ? text : `${name}:\n${text}` }];
}
