import type { Id } from "#core/vocabulary.ts";

/** The ids that every service takes: Anthropic allows these characters and this length, the others name no narrower rule. */
const ALLOWED = /^[\w-]{1,64}$/;

/**
 * The id of a request in its batch: that of its reply, or, where a service would refuse it, one made from it, the same
 * every time.
 */
export function buildCustomId(replyId: Id): string {
  if (ALLOWED.test(replyId)) return replyId;
  const kept = replyId.replaceAll(/[^\w-]/g, "_").slice(0, 40);
  return `${kept}-${hash(replyId, 0x811c9dc5)}-${hash(replyId, 0x01000193)}`;
}

/** A hash of 32 bits (FNV-1a) in base 36. */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(36);
}
