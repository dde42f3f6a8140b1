import type { Sha256 } from "#core/vocabulary.ts";

/**
 * The hashes of pictures and documents in a thing, beside its texts and in them, such as values of variables. Any mention
 * counts, as where unused pictures are deleted.
 */
export function listMentionedHashes(thing: object): Sha256[] {
  return [...new Set(JSON.stringify(thing).match(/[0-9a-f]{64}/g))];
}
