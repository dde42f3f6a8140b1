import { createSeededRandom } from "#core/create-seeded-random.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * Replies in an order that nothing tells the columns by: drawn with their ids, which are random themselves, as the seed, so that
 * the same replies stand in the same order after a reload.
 */
export function orderBlind(replyIds: readonly Id[]): readonly Id[] {
  const order = replyIds.toSorted();
  const random = createSeededRandom(hashTexts(order));
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    const [moved, other] = [order[last], order[at]];
    if (moved === undefined || other === undefined) continue;
    order[last] = other;
    order[at] = moved;
  }
  return order;
}

function hashTexts(texts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const letter of texts.join("\n")) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
