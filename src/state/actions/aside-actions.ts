import type { Sweep } from "#core/conversation/conversation.ts";
import { sweepDissolved, sweepFolded } from "#state/edits/sweep-edits.ts";
import { variantsRestored } from "#state/edits/variant-edits.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";

/** The sweep that made the chosen column. */
function findSweep({ conversation, columnId }: ActionPage): Sweep | undefined {
  const sweepId = conversation.variants.find(({ id }) => id === columnId)?.sweep?.id;
  return conversation.sweeps.find(({ id }) => id === sweepId);
}

const listRemovedIds = ({ conversation }: ActionPage): string[] =>
  conversation.variants.flatMap(({ id, isRemoved }) => (isRemoved ? [id] : []));

/** The actions on columns that stand aside, and on the sweep of the chosen one. */
export const ASIDE_ACTIONS: readonly Action<ActionPage>[] = [
  {
    id: "restore-columns",
    label: "Restore all columns",
    words: "removed set aside variants",
    isOffered: (page) => listRemovedIds(page).length > 0,
    run: (page) => variantsRestored(listRemovedIds(page)),
  },
  {
    id: "fold-sweep",
    label: "Collapse or expand this sweep",
    getLabel: (page) => (findSweep(page)?.isFolded === true ? "Expand this sweep" : "Collapse this sweep"),
    isOffered: (page) => findSweep(page) !== undefined,
    run: (page) => {
      const sweep = findSweep(page);
      if (sweep) sweepFolded(sweep.id, sweep.isFolded !== true);
    },
  },
  {
    id: "end-sweep",
    label: "End this sweep",
    words: "unlink columns dissolve",
    isOffered: (page) => findSweep(page) !== undefined,
    run: (page) => {
      const sweep = findSweep(page);
      if (sweep) sweepDissolved(sweep.id);
    },
  },
];
