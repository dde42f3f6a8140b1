import { type FoldedTexts, foldTexts, rankMatch, splitQuery } from "#core/commands/rank-match.ts";
import type { Command, CommandGroup } from "./command.ts";

/** The most commands of one group that are listed for a query; more words find the others. */
const MAX_IN_GROUP = 8;

const foldedTexts = new WeakMap<Command, FoldedTexts>();

/** The texts of a command as a search reads them, computed once. */
function getTexts(command: Command): FoldedTexts {
  const known = foldedTexts.get(command) ?? foldTexts(command);
  foldedTexts.set(command, known);
  return known;
}

/**
 * The commands of each group that have every word of a query, the best first, and the groups in order of their best. What can
 * run now stands before what cannot. Keys in `recent` come first among equals. Groups without a match are left out.
 */
export function listMatches(
  groups: readonly CommandGroup[],
  query: string,
  recent: readonly string[],
): readonly CommandGroup[] {
  const words = splitQuery(query);
  return groups
    .map(({ title, commands }) => {
      const found = commands.flatMap((command) => {
        const rank = rankMatch(getTexts(command), words);
        if (rank === undefined) return [];
        const isOff = command.offReason !== undefined;
        return [{ command, score: (isOff ? 1000 : 0) + rank * 10 + (recent.includes(command.key) ? 0 : 1) }];
      });
      found.sort((a, b) => a.score - b.score);
      const shown = found.slice(0, MAX_IN_GROUP).map(({ command }) => command);
      return { best: found[0]?.score ?? Infinity, group: { title, commands: shown } };
    })
    .filter(({ group }) => group.commands.length > 0)
    .toSorted((a, b) => a.best - b.best)
    .map(({ group }) => group);
}
