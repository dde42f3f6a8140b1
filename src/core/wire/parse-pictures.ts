import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

const PICTURE_TYPES = new Set(["image_url", "output_image", "image", "input_image"]);

/**
 * The address of a picture in a part of an answer, or in an entry of its `images`: a `data:` address, that of another
 * server, or the rest of one that came before. Undefined for anything else.
 */
export function parsePicture(part: Json, isListed = false): string | undefined {
  if (typeof part === "string") return isListed && part !== "" ? part : undefined;
  if (!isJsonObject(part)) return undefined;
  const inline = part["inline_data"] ?? part["inlineData"];
  if (isJsonObject(inline)) return parseData(inline);
  const { type, source } = part;
  const isPicture = isListed || (typeof type === "string" && PICTURE_TYPES.has(type));
  if (!isPicture) return undefined;
  if (isJsonObject(source)) return source["type"] === "url" ? toAddress(source["url"]) : parseData(source);
  const linked = part["image_url"] ?? part["url"];
  return toAddress(isJsonObject(linked) ? linked["url"] : linked) ?? parseData(part);
}

/** A picture whose base64 stands beside its kind. */
function parseData(data: JsonObject): string | undefined {
  const base64 = data["data"] ?? data["b64_json"] ?? data["base64"] ?? data["image_base64"];
  if (typeof base64 !== "string" || base64 === "") return undefined;
  if (/^data:/i.test(base64)) return base64;
  const kind = data["media_type"] ?? data["mime_type"] ?? data["mimeType"] ?? "image/png";
  return `data:${typeof kind === "string" ? kind : "image/png"};base64,${base64}`;
}

function toAddress(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
