import type { Sha256 } from "#core/vocabulary.ts";
import type { ImagePart } from "./part.ts";

/** The hashes of a picture and of its smaller copies. */
export const listBlobs = ({ blob, smaller = [] }: ImagePart): Sha256[] => [blob, ...smaller.map((each) => each.blob)];
