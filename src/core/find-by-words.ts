import { foldText } from "./fold-text.ts";

/** The things whose text has every word of a query, in either case and with or without accents. */
export function findByWords<Thing>(
  things: readonly Thing[],
  query: string,
  getText: (thing: Thing) => string,
): readonly Thing[] {
  const words = foldText(query.trim()).split(/\s+/);
  if (words.join("") === "") return things;
  return things.filter((thing) => {
    const text = foldText(getText(thing));
    return words.every((word) => text.includes(word));
  });
}
