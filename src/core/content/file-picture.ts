import * as v from "valibot";

/** The bytes of a picture or document in a file. */
export type FilePicture = { mediaType: string; base64: string };

/**
 * The media types that Étude stores: those that services take, which never are programs. A text of any kind, HTML too, is stored
 * as plain text.
 */
export const PICTURE_TYPE = /^image\/(?:png|jpeg|gif|webp)$|^application\/pdf$|^text\/plain$/;

/** The schema of a hash under which bytes are stored. */
export const SHA256_SCHEMA = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** The schema of a picture in a file. */
export const FILE_PICTURE_SCHEMA = v.object({
  mediaType: v.pipe(v.string(), v.regex(PICTURE_TYPE)),
  // A pattern of the whole would need a stack as long as the picture.
  base64: v.pipe(
    v.string(),
    v.check((text) => !/[^A-Za-z0-9+/=]/.test(text)),
  ),
});

/** The schema of the pictures in a file, by their hashes. */
export const FILE_PICTURES_SCHEMA = v.record(SHA256_SCHEMA, FILE_PICTURE_SCHEMA);
