import type { DocumentPart, Part } from "#core/content/part.ts";
import { writeJson } from "#core/exact-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import type { Wire } from "#core/vocabulary.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { FileCollector } from "./file-collector.ts";

/** The parts of a message's content in the format of any vendor. What has no place in Étude is noted. */
export function readContent(content: Json | undefined, wire: Wire, collector: FileCollector): Part[] {
  if (typeof content === "string") return content === "" ? [] : [{ kind: "text", text: content }];
  return toList(content).flatMap((part) => {
    if (typeof part === "string") return [{ kind: "text", text: part }];
    return isJsonObject(part) ? readPart(part, wire, collector) : [];
  });
}

/** The fields of each type of part that are read. */
const READ_FIELDS = new Set(
  (
    "type text image_url file source thinking signature data id name input tool_use_id content is_error file_data " +
    "filename file_url title annotations logprobs refusal image_id context citations"
  ).split(" "),
);

function readPart(part: JsonObject, wire: Wire, collector: FileCollector): Part[] {
  const type = stringOrEmpty(part["type"]);
  for (const [name, value] of Object.entries(part))
    if (!READ_FIELDS.has(name) && value !== null)
      collector.note(`${name} of a part`, "a part has no such setting in Étude");
  switch (type) {
    case "text":
    case "input_text":
    case "output_text":
      return [{ kind: "text", text: stringOrEmpty(part["text"]) }];
    case "refusal":
      return [{ kind: "text", text: stringOrEmpty(part["refusal"]) }];
    case "image_url":
    case "input_image":
      return readAddress(part["image_url"], collector);
    case "image":
    case "document":
      return readSource(type, part, collector);
    case "file":
    case "input_file":
      return readFile(isJsonObject(part["file"]) ? part["file"] : part, collector);
    case "thinking":
      return [{ kind: "thinking", text: stringOrEmpty(part["thinking"]), wire: "messages", ...readSignature(part) }];
    case "redacted_thinking":
      return [{ kind: "redacted-thinking", data: stringOrEmpty(part["data"]) }];
    case "tool_use":
      return [
        {
          kind: "tool-call",
          callId: stringOrEmpty(part["id"]),
          name: stringOrEmpty(part["name"]),
          argumentsText: writeJson(part["input"] ?? {}),
        },
      ];
    case "tool_result":
      return [
        {
          kind: "tool-result",
          callId: stringOrEmpty(part["tool_use_id"]),
          isError: part["is_error"] === true,
          parts: readContent(part["content"], wire, collector),
        },
      ];
    default:
      if (wire === "messages" && /^(?:server_tool_use|.+_tool_result)$/.test(type))
        return [{ kind: "unknown", wire, raw: part }];
      collector.note(`A part of type “${type}”`, "Étude has no such content");
      return [];
  }
}

function readSignature({ signature }: JsonObject): { signature?: string } {
  return typeof signature === "string" && signature !== "" ? { signature } : {};
}

/** A picture at an address: its own data, or a web address, which is kept as a text and not fetched. */
function readAddress(given: Json | undefined, collector: FileCollector): Part[] {
  const url = isJsonObject(given) ? given["url"] : given;
  if (isJsonObject(given) && given["detail"] !== undefined)
    collector.note("detail of a picture", "Étude chooses the size of a picture itself");
  if (typeof url !== "string") {
    collector.note("A picture without an address", "there is nothing to show");
    return [];
  }
  const head = /^data:([^,;]*)(?:;[^,;]*)*?;base64,/i.exec(url.slice(0, 200));
  if (!head) return keepAddress(url, "picture", collector);
  return [collector.addPicture((head[1] ?? "").toLowerCase(), { kind: "base64", data: url.slice(head[0].length) })];
}

function keepAddress(url: string, what: string, collector: FileCollector): Part[] {
  if (!/^https?:\/\//i.test(url)) {
    collector.note(`A ${what} in a file or a variable`, "only the running program has it");
    return [];
  }
  collector.note(
    `A ${what} on ${parseHost(url)}`,
    `its address is kept as text; nothing was fetched. Paste the address to attach the ${what}`,
    true,
  );
  return [{ kind: "text", text: url }];
}

/** A picture or a document in Anthropic's form. */
function readSource(kind: "image" | "document", part: JsonObject, collector: FileCollector): Part[] {
  const source = getObject(part, "source");
  const what = kind === "image" ? "picture" : "document";
  const { type, data, url } = source;
  const mediaType = stringOrEmpty(source["media_type"]).toLowerCase();
  if (type === "url" && typeof url === "string") return keepAddress(url, what, collector);
  if (type === "text" && typeof data === "string") return [readTextDocument(data, part, collector)];
  if (type === "content") return readContent(source["content"], "messages", collector);
  if (type !== "base64" || typeof data !== "string") {
    collector.note(`A ${what} by its file id`, "its bytes are kept at the service alone");
    return [];
  }
  if (kind === "image") return [collector.addPicture(mediaType, { kind: "base64", data })];
  const document = collector.addDocument(mediaType, stringOrEmpty(part["title"]) || "document", {
    kind: "base64",
    data,
  });
  return [{ ...document, ...readDocumentFields(part) }];
}

/** A text document. Where its format has no field for the name, Étude writes it above the text. */
function readTextDocument(data: string, part: JsonObject, collector: FileCollector): Part {
  const title = stringOrEmpty(part["title"]);
  const head = title === "" ? /^(?<name>[^\n]{1,200}\.[a-z0-9]{1,10}):\n\n/i.exec(data) : null;
  const name = title || head?.groups?.["name"] || "document.txt";
  const document = collector.addDocument("text/plain", name, { kind: "text", text: data.slice(head?.[0].length ?? 0) });
  return { ...document, ...readDocumentFields(part) };
}

function readDocumentFields(part: JsonObject): Pick<DocumentPart, "isCited" | "context"> {
  const context = stringOrEmpty(part["context"]);
  return {
    ...(getObject(part, "citations")["enabled"] === true && { isCited: true as const }),
    ...(context !== "" && { context }),
  };
}

/** A file in OpenAI's form. */
function readFile(file: JsonObject, collector: FileCollector): Part[] {
  const data = stringOrEmpty(file["file_data"]);
  const head = /^data:([^,;]*)(?:;[^,;]*)*?;base64,/i.exec(data.slice(0, 200));
  if (data === "") {
    const url = stringOrEmpty(file["file_url"]);
    if (url !== "") return keepAddress(url, "document", collector);
    collector.note("A document by its file id", "its bytes are kept at the service alone");
    return [];
  }
  const mediaType = (head?.[1] ?? "application/pdf").toLowerCase();
  const name = stringOrEmpty(file["filename"]) || "document";
  return [collector.addDocument(mediaType, name, { kind: "base64", data: data.slice(head?.[0].length ?? 0) })];
}
