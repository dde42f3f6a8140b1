import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { UnreadablePicture } from "./picture-facts.ts";

/** A picture in a request, as base64. */
export type PicturePart = { kind: "sent"; mediaType: string; base64: string } | UnreadablePicture;

const LINKED_PICTURE: UnreadablePicture = {
  kind: "unreadable",
  why: "it is a link, and the demo model loads nothing from the network",
};

/** The picture in a message part, in Anthropic's format or OpenAI's; undefined for any other part. */
export function parsePicturePart(part: JsonObject): PicturePart | undefined {
  if (part["type"] === "image") return parseSource(part["source"]);
  if (part["type"] === "image_url")
    return parseUrl(isJsonObject(part["image_url"]) ? part["image_url"]["url"] : undefined);
  return undefined;
}

function parseSource(source: Json | undefined): PicturePart {
  if (!isJsonObject(source)) return buildUnreadable("it has no source");
  const { type, media_type: mediaType, data: base64 } = source;
  if (type === "url") return LINKED_PICTURE;
  if (type !== "base64" || typeof mediaType !== "string" || typeof base64 !== "string")
    return buildUnreadable("its source is not base64 with a media_type and data");
  return { kind: "sent", mediaType: mediaType.toLowerCase(), base64 };
}

function parseUrl(url: Json | undefined): PicturePart {
  if (typeof url !== "string") return buildUnreadable("it has no url");
  // Only the head is matched: the rest may be megabytes.
  const head = /^data:([^,;]*)(?:;[^,;]*)*?;base64,/iu.exec(url.slice(0, 200));
  if (head) return { kind: "sent", mediaType: (head[1] ?? "").toLowerCase(), base64: url.slice(head[0].length) };
  return url.startsWith("data:") ? buildUnreadable("its data URL is not base64") : LINKED_PICTURE;
}

function buildUnreadable(why: string): UnreadablePicture {
  return { kind: "unreadable", why };
}
