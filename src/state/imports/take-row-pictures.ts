import { isPictureData } from "#core/content/read-transfer.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import { openArchive, type Archive } from "#io/imports/open-archive.ts";
import { makePictureValue } from "#state/edits/make-picture-value.ts";
import type { RowInput } from "./read-row-input.ts";

/** A larger picture would not be taken from anywhere else. */
const MAX_PICTURE_BYTES = 100_000_000;

/** A picture as the value of a variable, or the reason of a refusal. */
type MadePicture = { value: string } | { reason: string };

/**
 * Creates a function that stores the picture of a value, which is the path of a file of the input or a `data:` address.
 * The same picture is made once.
 */
export function createPictureTaker(input: RowInput): (value: string) => Promise<MadePicture> {
  const files = new Map(
    input.flatMap(({ name, content }) => (typeof content === "string" ? [] : [[name, content] as const])),
  );
  const [alone] = files.size === 1 ? files.values() : [];
  let archive: Promise<Archive | { reason: string }> | undefined;
  const made = new Map<string, Promise<MadePicture>>();

  async function make(value: string): Promise<MadePicture> {
    if (isPictureData(value)) {
      const file = readPictureData(value);
      return file ? makePictureValue(file) : { reason: "A picture is written in a way that cannot be read." };
    }
    const name = value.slice(value.lastIndexOf("/") + 1);
    const known = files.get(value);
    if (known) return makePictureValue(new File([known], name, { type: known.type }));
    if (!alone) return { reason: `“${name}” is not among the files.` };
    archive ??= openArchive(alone);
    const opened = await archive;
    if ("reason" in opened) return opened;
    try {
      return await makePictureValue(new File([await opened.read(value, MAX_PICTURE_BYTES)], name));
    } catch (error) {
      return { reason: `“${name}” was not taken: ${error instanceof Error ? error.message : "it is damaged"}.` };
    }
  }

  return (value) => {
    const known = made.get(value) ?? make(value);
    made.set(value, known);
    return known;
  };
}

/** The file that a `data:` address in base64 is; undefined for any other. */
function readPictureData(address: string): File | undefined {
  const [, mediaType = "", base64] = /^data:(image\/[\w.+-]+)(?:;[^,]*)?;base64,([\s\S]*)$/i.exec(address) ?? [];
  return base64 === undefined ? undefined : new File([decodeBase64(base64)], "picture", { type: mediaType });
}
