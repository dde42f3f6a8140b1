import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import { listRows } from "#core/conversation/rows.ts";
import { listPictureNames } from "#core/table/picture-names.ts";
import { goToRow } from "#state/addresses/go-to-row.ts";
import { takesBatches } from "#state/batches/takes-batches.ts";
import { getDraft } from "#state/document/drafts.ts";
import { showAsChat } from "#state/edits/row-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { pauseRun, resumeRun } from "#state/replies/row-runs.ts";
import { getRunProgress } from "#state/replies/run-progress.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";

/** Opens the dialog of checks. */
export const ADD_CHECK: Action<unknown> = {
  id: "add-check",
  label: "Add check",
  words: "test answers judge regex json",
  run: () => layerOpened({ kind: "checks" }),
};

/** Opens the dialog that adds rows. */
export const ADD_ROWS: Action<unknown> = {
  id: "add-rows",
  label: "Add rows",
  words: "experiment table csv json pictures dataset",
  run: () => layerOpened({ kind: "add-rows" }),
};

/** Makes the only row a chat. */
export const SHOW_AS_CHAT: Action<ActionPage> = {
  id: "show-as-chat",
  label: "Back to a chat",
  isOffered: ({ conversation }) => listRows(conversation).length === 1,
  findOffReason: ({ conversation }) =>
    Object.values(conversation.batches ?? {}).some(isBatchOpen) ? "A batch is not answered yet" : undefined,
  run: showAsChat,
};

/** Opens the dialog that compares sizes of the rows' pictures. */
export const COMPARE_SIZES: Action<ActionPage> = {
  id: "compare-sizes",
  label: "Compare sizes",
  words: "pictures smaller resolution",
  isOffered: ({ conversation, hasRows }) => hasRows && listPictureNames(listRows(conversation)).length > 0,
  run: () => layerOpened({ kind: "row-sizes" }),
};

/** Opens the dialog that sends a run to the batch service. Only the run button has a name that begins with "Run". */
export const RUN_AS_BATCH: Action<ActionPage> = {
  id: "run-as-batch",
  label: "Cheaper: run as batch",
  words: "half price 24 hours",
  isOffered: ({ conversation }) => takesBatches(conversation),
  findOffReason: ({ isRunning }) => (isRunning ? "A run is under way" : undefined),
  run: () => layerOpened({ kind: "batch", texts: getDraft() }),
};

const hasOpenRow = ({ conversation }: ActionPage): boolean => conversation.view.rowId !== undefined;

const goBy = (step: 1 | -1, end: string): Pick<Action<ActionPage>, "isOffered" | "findOffReason" | "run"> => {
  const find = ({ conversation }: ActionPage) => {
    const rows = listRows(conversation);
    return rows[rows.findIndex(({ id }) => id === conversation.view.rowId) + step];
  };
  return {
    isOffered: hasOpenRow,
    findOffReason: (page) => (find(page) ? undefined : end),
    run: (page) => {
      const row = find(page);
      if (row) goToRow(row.id);
    },
  };
};

/** The actions on the rows of an experiment, and on checks. */
export const EXPERIMENT_ACTIONS: readonly Action<ActionPage>[] = [
  ADD_ROWS,
  ADD_CHECK,
  SHOW_AS_CHAT,
  COMPARE_SIZES,
  RUN_AS_BATCH,
  {
    id: "pause-run",
    label: "Pause or resume the run over rows",
    getLabel: ({ conversation }) =>
      getRunProgress(conversation.id)?.isPaused === true ? "Resume the run over rows" : "Pause the run over rows",
    isOffered: ({ conversation }) => getRunProgress(conversation.id) !== undefined,
    run: ({ conversation: { id } }) => (getRunProgress(id)?.isPaused === true ? resumeRun : pauseRun)(id),
  },
  {
    id: "all-rows",
    label: "All rows",
    words: "table back",
    isOffered: hasOpenRow,
    run: () => goToRow(undefined),
  },
  { id: "previous-row", label: "Previous row", ...goBy(-1, "This is the first row") },
  { id: "next-row", label: "Next row", ...goBy(1, "This is the last row") },
  {
    id: "edit-row",
    label: "Edit the values of this row",
    words: "variables",
    isOffered: hasOpenRow,
    run: ({ conversation: { view } }) => view.rowId !== undefined && layerOpened({ kind: "row", rowId: view.rowId }),
  },
];
