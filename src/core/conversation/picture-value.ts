import type { ImagePart } from "#core/content/part.ts";
import { isJsonObject, parseJson } from "#core/json.ts";

/** Begins a value of a variable that is a picture; no one can type this character. */
const PICTURE_MARK = "\u0000picture ";

/** A picture as the value of a variable. Its bytes are stored under their hash. */
export function writePictureValue({ blob, mediaType, widthPx, heightPx }: ImagePart): string {
  return PICTURE_MARK + JSON.stringify({ blob, mediaType, widthPx, heightPx });
}

/** The picture that the value of a variable is; undefined for a text. */
export function parsePictureValue(value: string): ImagePart | undefined {
  if (!value.startsWith(PICTURE_MARK)) return undefined;
  const stored = parseJson(value.slice(PICTURE_MARK.length));
  if (!isJsonObject(stored)) return undefined;
  const { blob, mediaType, widthPx, heightPx } = stored;
  const isPicture = typeof blob === "string" && typeof mediaType === "string";
  return isPicture && typeof widthPx === "number" && typeof heightPx === "number"
    ? { kind: "image", blob, mediaType, widthPx, heightPx }
    : undefined;
}

/** A picture in few words: "picture 640×480". */
export function describePicture({ widthPx, heightPx }: Pick<ImagePart, "widthPx" | "heightPx">): string {
  return `picture ${widthPx}×${heightPx}`;
}
