import type { Choice } from "#core/conversation/choice.ts";
import type { Id } from "#core/vocabulary.ts";

/** The number of choices in which a reply was shown, and in which it was the best or one of the best. */
export type ChosenCount = { shown: number; chosen: number };

/** The counts of blind choices by reply. */
export function countChosen(choices: Readonly<Record<Id, Choice>> = {}): ReadonlyMap<Id, ChosenCount> {
  const counts = new Map<Id, ChosenCount>();
  for (const { replyIds, chosenIds } of Object.values(choices))
    for (const id of replyIds) {
      const { shown, chosen } = counts.get(id) ?? { shown: 0, chosen: 0 };
      counts.set(id, { shown: shown + 1, chosen: chosen + Number(chosenIds.includes(id)) });
    }
  return counts;
}
