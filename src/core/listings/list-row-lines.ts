import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { describePicture, parsePictureValue } from "#core/conversation/picture-value.ts";
import { listRows } from "#core/conversation/rows.ts";
import type { Sha256 } from "#core/vocabulary.ts";

/**
 * The values of each row by name, without its answers. A picture is a `data:` address where its bytes are given, else its
 * size in words.
 */
export function listRowLines(
  conversation: Conversation,
  pictures: Readonly<Record<Sha256, FilePicture>> = {},
): Record<string, string>[] {
  return listRows(conversation).map(({ values }) => mapValues(values, (value) => writeValue(value, pictures)));
}

/** Values of variables with their pictures in words. */
export const describeValues = (values: Readonly<Record<string, string>>): Record<string, string> =>
  mapValues(values, (value) => writeValue(value, {}));

function writeValue(value: string, pictures: Readonly<Record<Sha256, FilePicture>>): string {
  const part = parsePictureValue(value);
  if (!part) return value;
  const picture = Object.hasOwn(pictures, part.blob) ? pictures[part.blob] : undefined;
  return picture ? `data:${picture.mediaType};base64,${picture.base64}` : `(${describePicture(part)})`;
}

function mapValues(
  values: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
