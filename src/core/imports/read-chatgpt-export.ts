import * as v from "valibot";
import type { Part } from "#core/content/part.ts";
import { describeFaultAt } from "#core/describe-fault.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import type { FileCollector } from "./file-collector.ts";
import type { ImportedChat } from "./import-chats.ts";
import { MAX_MESSAGES } from "./import-chats.ts";
import type { ImportFault } from "./import-format.ts";
import type { ImportedMessage } from "./imported-message.ts";

const NODE = v.looseObject({
  parent: v.optional(v.nullable(v.string())),
  message: v.optional(
    v.nullable(
      v.looseObject({
        author: v.looseObject({ role: v.string() }),
        create_time: v.optional(v.nullable(v.number())),
        content: v.optional(v.nullable(v.looseObject({ content_type: v.string() }))),
        recipient: v.optional(v.nullable(v.string())),
        metadata: v.optional(v.nullable(v.looseObject({}))),
      }),
    ),
  ),
});

const CHAT = v.looseObject({
  title: v.optional(v.nullable(v.string())),
  current_node: v.optional(v.nullable(v.string())),
  mapping: v.custom<JsonObject>(isJsonObject),
});

type Message = NonNullable<v.InferOutput<typeof NODE>["message"]>;

/** A time in the year 2096, in seconds. A later one is no time. */
const MAX_SECONDS = 4e9;

/** True for the conversations of a data export of ChatGPT. */
export function isChatGptExport(value: Json | undefined): value is Json[] {
  return Array.isArray(value) && isJsonObject(value[0]) && value[0]["mapping"] !== undefined;
}

/** The conversations of a data export of ChatGPT with their branches, or the first fault with its place. */
export function readChatGptExport(
  list: readonly Json[],
  collector: FileCollector,
  findFile: (name: string) => string | undefined,
): ImportedChat[] | ImportFault {
  const chats: ImportedChat[] = [];
  for (const [index, value] of list.entries()) {
    const parsed = v.safeParse(CHAT, value, { abortEarly: true });
    if (!parsed.success) return { reason: describeFaultAt(parsed.issues[0], String(index)) };
    const { title, mapping, current_node: currentId } = parsed.output;
    const own = collector.fork();
    const messages = readMapping(mapping, index, own, findFile);
    if ("reason" in messages) return messages;
    const lastId = messages.resolve(currentId ?? null);
    chats.push({
      title: (title ?? "").trim(),
      messages: messages.list,
      files: own.files,
      ...(lastId === null ? {} : { lastId }),
    });
  }
  return chats;
}

type Mapping = { list: ImportedMessage[]; resolve: (id: string | null) => string | null };

/** The messages of a tree. Nodes without content are left out; what is below them follows what is above. */
function readMapping(
  mapping: JsonObject,
  chatIndex: number,
  collector: FileCollector,
  findFile: (name: string) => string | undefined,
): Mapping | ImportFault {
  const parents = new Map<string, string | null>();
  const list: ImportedMessage[] = [];
  const kept = new Set<string>();
  const isTool = new Set<string>();
  const nodes = Object.entries(mapping);
  for (const [id, value] of nodes) {
    const parsed = v.safeParse(NODE, value, { abortEarly: true });
    if (!parsed.success) return { reason: describeFaultAt(parsed.issues[0], `${chatIndex}.mapping.${id}`) };
    const { parent, message } = parsed.output;
    parents.set(id, parent ?? null);
    const read =
      nodes.length <= 2 * MAX_MESSAGES && message ? readMessage(id, message, collector, findFile) : undefined;
    if (!read) continue;
    kept.add(id);
    list.push(read);
    if (message?.author.role === "tool" && read.parts.every(({ kind }) => kind === "thinking")) isTool.add(id);
  }
  const resolve = (from: string | null): string | null => {
    const visited = new Set<string>();
    for (let id = from; id !== null && !visited.has(id); id = parents.get(id) ?? null) {
      if (kept.has(id)) return id;
      visited.add(id);
    }
    return null;
  };
  const calls = new Set(list.filter(({ parts }) => parts[0]?.kind === "tool-call").map(({ id }) => id));
  const linked = list.map((message): ImportedMessage => {
    const parentId = resolve(parents.get(message.id) ?? null);
    const isResult = isTool.has(message.id) && parentId !== null && calls.has(parentId);
    return isResult ? { ...buildResult(message, parentId), parentId } : { ...message, parentId };
  });
  return { list: linked, resolve };
}

/** A message with content that a person saw; undefined for any other. */
function readMessage(
  id: string,
  { author, create_time: createdAt, content, recipient, metadata }: Message,
  collector: FileCollector,
  findFile: (name: string) => string | undefined,
): ImportedMessage | undefined {
  const { role } = author;
  const isHidden = metadata?.["is_visually_hidden_from_conversation"] === true;
  const parts = content ? readContent(content as JsonObject, collector, findFile) : [];
  if (parts.length === 0) return undefined;
  if (isHidden || role === "system" || content?.content_type === "user_editable_context") {
    collector.note("Hidden messages", "ChatGPT added them by itself");
    return undefined;
  }
  const about = {
    id,
    parentId: null,
    ...(typeof createdAt === "number" && createdAt > 0 && createdAt < MAX_SECONDS
      ? { atMs: Math.round(createdAt * 1000) }
      : {}),
  };
  if (role === "user") return { ...about, role: "user", parts };
  if (role !== "assistant" && role !== "tool") {
    collector.note(`Messages of “${role.slice(0, 40)}”`, "Étude knows no such role");
    return undefined;
  }
  const model = metadata?.["model_slug"];
  const modelId = typeof model === "string" ? model : "";
  if (role === "assistant" && typeof recipient === "string" && recipient !== "all")
    return { ...about, role: "assistant", modelId, parts: [buildCall(id, recipient, parts)] };
  // Pictures that a tool has drawn are part of the answer.
  if (role === "assistant" || parts.some(({ kind }) => kind === "image"))
    return { ...about, role: "assistant", modelId, parts };
  return { ...about, role: "assistant", modelId, parts: parts.map(quoteToolText) };
}

function buildCall(id: string, name: string, parts: readonly Part[]): Part {
  const text = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");
  return { kind: "tool-call", callId: id, name, argumentsText: text };
}

/** The tool result for the call before it. */
function buildResult({ id, parts, atMs }: ImportedMessage, callId: string): ImportedMessage {
  const texts = parts.flatMap((part): Part[] => (part.kind === "thinking" ? [{ kind: "text", text: part.text }] : []));
  const result: Part = { kind: "tool-result", callId, isError: false, parts: texts };
  return { id, parentId: null, role: "user", parts: [result], ...(atMs === undefined ? {} : { atMs }) };
}

/** A tool's output without a call, as a part of the answer that it helped to write. */
function quoteToolText(part: Part): Part {
  return part.kind === "text" ? { kind: "thinking", text: part.text, wire: "chat-completions" } : part;
}

function readContent(
  content: JsonObject,
  collector: FileCollector,
  findFile: (name: string) => string | undefined,
): Part[] {
  const type = stringOrEmpty(content["content_type"]);
  const text = stringOrEmpty(content["text"]);
  switch (type) {
    case "text":
    case "multimodal_text":
      return toList(content["parts"]).flatMap((part) => readPart(part, collector, findFile));
    case "code":
    case "execution_output":
    case "tether_quote":
      return listText(text);
    case "thoughts":
      return toList(content["thoughts"]).flatMap((thought): Part[] => {
        const said = isJsonObject(thought)
          ? stringOrEmpty(thought["content"]) || stringOrEmpty(thought["summary"])
          : "";
        return said === "" ? [] : [{ kind: "thinking", text: said, wire: "chat-completions" }];
      });
    case "user_editable_context":
      return listText(stringOrEmpty(content["user_instructions"]) || stringOrEmpty(content["user_profile"]));
    case "reasoning_recap":
    case "model_editable_context":
    case "tether_browsing_display":
      return [];
    default:
      collector.note(`Content of type “${type.slice(0, 40)}”`, "Étude has no such content");
      return [];
  }
}

const listText = (text: string): Part[] => (text.trim() === "" ? [] : [{ kind: "text", text }]);

function readPart(part: Json, collector: FileCollector, findFile: (name: string) => string | undefined): Part[] {
  if (typeof part === "string") return listText(part);
  if (!isJsonObject(part)) return [];
  const type = stringOrEmpty(part["content_type"]);
  if (type === "audio_transcription") return listText(stringOrEmpty(part["text"]));
  if (type !== "image_asset_pointer") {
    if (type !== "audio_asset_pointer" && type !== "real_time_user_audio_video_asset_pointer")
      collector.note(`Content of type “${type.slice(0, 40)}”`, "Étude has no such content");
    else collector.note("Recordings", "Étude has no sound; their words are taken where the export has them");
    return [];
  }
  const name = stringOrEmpty(part["asset_pointer"]).replace(/^[\w-]+:\/\//, "");
  const path = name === "" ? undefined : findFile(name);
  if (path === undefined) {
    collector.note("Pictures that are not in the file", "choose the zip file of the export to take them along");
    return [];
  }
  return [collector.addPicture(guessType(path), { kind: "entry", path })];
}

function guessType(path: string): string {
  const ending = /\.(png|gif|webp)$/i.exec(path)?.[1]?.toLowerCase();
  return `image/${ending ?? "jpeg"}`;
}
