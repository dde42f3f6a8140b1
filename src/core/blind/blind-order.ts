import { createSeededRandom } from "#core/create-seeded-random.ts";
import { fingerprintText } from "#core/fingerprint.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * Replies in an order that nothing tells the columns by: drawn with their ids, which are random themselves, as the seed, so that
 * the same replies stand in the same order after a reload.
 */
export function orderBlind(replyIds: readonly Id[]): readonly Id[] {
  const order = replyIds.toSorted();
  const random = createSeededRandom(readSeed(order));
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    const [moved, other] = [order[last], order[at]];
    if (moved === undefined || other === undefined) continue;
    order[last] = other;
    order[at] = moved;
  }
  return order;
}

const readSeed = (texts: readonly string[]): number =>
  Number.parseInt(fingerprintText(texts.join("\n")).slice(0, 8), 16);
