import type { Conversation, Reply } from "./conversation.ts";
import { groupByCell, sortMembers, type CellIndex } from "./index-cells.ts";

/** The index after some replies were added to others, which keep their places. */
export function addToCells(cells: CellIndex, before: Conversation["replies"], added: readonly Reply[]): CellIndex {
  const changed = groupByCell(added);
  // A reply that comes back may come back changed.
  const isNew = ({ id }: Reply) => !Object.hasOwn(before, id);
  return {
    ...cells,
    ...sortMembers(
      [...changed].map(([key, members]) => [
        key,
        [...(cells[key] ?? []).flatMap((id) => before[id] ?? []), ...members.filter(isNew)],
      ]),
    ),
  };
}
