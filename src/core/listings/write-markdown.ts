import type { FilePicture } from "#core/content/file-picture.ts";
import { assertNever } from "#core/assert-never.ts";
import { fenceText } from "#core/content/fence-text.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { joinAdjacentTexts } from "#core/content/join-cited-texts.ts";
import type { DocumentPart, ImagePart, Part } from "#core/content/part.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { isTextDocument } from "#core/wire/document-form.ts";
import { readDocumentText } from "#core/wire/document-text.ts";
import { followFence, openFence, type OpenFence } from "#core/markdown/nested-fences.ts";
import { formatDay } from "#core/capsule/format-day.ts";
import { MAKER } from "#core/capsule/maker.ts";
import { escapeLine } from "./escape-line.ts";
import { writeSources } from "./write-sources.ts";
import { describeEnd, listFigures, listSettings } from "./describe-reply.ts";
import { listConversation } from "./listing.ts";

/** The open thread of a conversation as Markdown, with its pictures as data at its end. */
export function writeMarkdown(
  conversation: Conversation,
  pictures: Readonly<Record<Sha256, FilePicture>>,
  madeAtMs: number,
): string {
  const { title, columns, systems, turns } = listConversation(conversation);
  const used = new Map<Sha256, string>();
  const write = (part: Part) =>
    part.kind === "document" ? writeDocument(part, pictures) : writePart(part, (picture) => nameUsed(used, picture));
  const blocks: string[] = [`# ${title === "" ? "Untitled" : escapeLine(title)}`, `*${MAKER}, ${formatDay(madeAtMs)}*`];
  for (const { columns: letters, text } of systems)
    blocks.push(`**System prompt${nameColumns(letters)}**`, quote(text));
  for (const { number, prompts, cells } of turns) {
    blocks.push("---", `## Turn ${number}`);
    for (const { columns: letters, parts } of prompts) {
      if (letters.length > 0) blocks.push(`**Prompt${nameColumns(letters)}**`);
      blocks.push(quote(parts.map(write).join("\n\n")));
    }
    for (const { column, replies } of cells)
      for (const { reply, sampleLabel } of replies) {
        const name = ["Reply", columns.length > 1 ? column.letter : "", column.name ?? "", sampleLabel].filter(
          (word) => word !== "",
        );
        blocks.push(`### ${escapeLine(name.join(" "))}`, `*${escapeLine(listSettings(reply).join(" · "))}*`);
        blocks.push(
          ...joinAdjacentTexts(reply.parts)
            .map(write)
            .filter((text) => text !== ""),
        );
        const end = describeEnd(reply);
        if (end !== undefined) blocks.push(`*${escapeLine(end)}*`);
        const figures = listFigures(reply);
        if (figures.length > 0) blocks.push(`*${escapeLine(figures.join(" · "))}*`);
      }
  }
  const definitions = [...used].flatMap(([sha256, name]) => {
    const picture = pictures[sha256];
    return picture ? [`[${name}]: data:${picture.mediaType};base64,${picture.base64}`] : [];
  });
  return `${[...blocks, ...definitions].join("\n\n")}\n`;
}

/** The letters of columns behind a heading; nothing for all. */
const nameColumns = (letters: readonly string[]): string => (letters.length === 0 ? "" : ` ${letters.join(", ")}`);

function nameUsed(used: Map<Sha256, string>, { blob }: ImagePart): string {
  const name = used.get(blob) ?? `image-${used.size + 1}`;
  used.set(blob, name);
  return name;
}

/** A document by its name, with its text where it is one. */
function writeDocument(part: DocumentPart, files: Readonly<Record<Sha256, FilePicture>>): string {
  const file = files[part.blob];
  const name = escapeLine(part.name);
  if (!file || !isTextDocument(part)) return `*Document ${name}*`;
  return `*Document ${name}*\n\n${fenceText(readDocumentText(part, { [part.blob]: file.base64 }))}`;
}

function writePart(part: Exclude<Part, DocumentPart>, nameOf: (picture: ImagePart) => string): string {
  switch (part.kind) {
    case "text":
      return [closeBlocks(part.text), ...(part.citations ? [writeSources(part.citations.items)] : [])].join("\n\n");
    case "image":
      return `![${escapeLine(part.alt ?? `Image, ${part.widthPx}×${part.heightPx}`)}][${nameOf(part)}]`;
    case "thinking":
      return part.text === "" ? "" : `**Thinking**\n\n${quote(part.text)}`;
    case "redacted-thinking":
      return "";
    case "tool-call":
      return `**Calls ${escapeLine(part.name || "a tool")}**\n\n${fenceText(part.argumentsText, "json")}`;
    case "tool-result":
      return `**Tool result**\n\n${fenceText(JSON.stringify(part.parts, null, 2), "json")}`;
    case "prediction":
      return formatPrediction(part);
    case "unknown": {
      const address = isJsonObject(part.raw) ? stringOrEmpty(part.raw["address"]) : "";
      return address === "" ? fenceText(JSON.stringify(part.raw, null, 2), "json") : `<${address}>`;
    }
    default:
      return assertNever(part);
  }
}

/** A text with the end of what it leaves open, such as where an answer was cut off: it would take the rest of the file into it. */
function closeBlocks(text: string): string {
  let open: OpenFence | undefined;
  let prose = "";
  for (const line of text.split(/\r\n|\n|\r/)) {
    const fence: OpenFence | undefined = open ? followFence(open, line) : openFence(line);
    // By the rules of Markdown a fence has no other one in it.
    open = fence && { ...fence, isMarkdown: false, inner: [] };
    if (!open) prose += `${line}\n`;
  }
  if (open) return `${text}\n${open.marker.repeat(open.length)}`;
  return prose.lastIndexOf("<!--") > prose.lastIndexOf("-->") ? `${text}\n-->` : text;
}

/** A text as a quotation, so that headings and lists in it are not those of the file. */
function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
