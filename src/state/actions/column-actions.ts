import { focusControl } from "#io/browser/page-controls.ts";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { findSchemaForm } from "#core/parameters/schema-parameters.ts";
import type { Id } from "#core/vocabulary.ts";
import { answerViewChosen, columnBaselineChosen, getChosenBaseline } from "#state/differences/answer-view.ts";
import { getOpenId, getUnsettledReplyIds } from "#state/document/documents.ts";
import { modelAppliedToAll, settingsMadeDefault } from "#state/edits/column-settings.ts";
import { trySuccessorLazily } from "#state/edits/try-successor-lazily.ts";
import {
  otherVariantsRemoved,
  variantCopied,
  variantMoved,
  variantPauseChanged,
  variantRemoved,
} from "#state/edits/variant-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { columnNamingOpened, variantChosen } from "#state/page-choices.ts";
import { getPreferences } from "#state/preferences/preferences.ts";
import { columnPinned, columnUnpinned } from "#state/pin-column.ts";
import { findPinnedId } from "#state/pinned-column.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { stopVariant } from "#state/replies/stop-replies.ts";
import { getIsPhone } from "#state/window-width.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";
import { areParametersBeside, showParameters } from "./show-parameters.ts";

/** A column as its actions see it. */
export type ColumnSubject = {
  variantId: Id;
  /** Its index among so many columns. */
  columnIndex: number;
  count: number;
  isResting: boolean;
  isRunning: boolean;
  isClaude: boolean;
  /** True where the conversation has turns. */
  hasTurns: boolean;
  areDifferencesShown: boolean;
  isBaseline: boolean;
  /** True where the parameters do not stand beside the transcript. */
  hasSheet: boolean;
  /** True for the column that stays at the left, and where one can. */
  isPinned: boolean;
  canPin: boolean;
};

/** The chosen column of a page. */
export function selectColumn(page: ActionPage): ColumnSubject {
  const { conversation, columnIds, columnId, thread, areDifferencesShown, isTable } = page;
  const variant = conversation.variants.find(({ id }) => id === columnId);
  const baseline = getChosenBaseline().variantId;
  return {
    variantId: columnId,
    columnIndex: columnIds.indexOf(columnId),
    count: columnIds.length,
    isResting: variant?.isResting ?? false,
    isRunning: getUnsettledReplyIds(conversation.id).some((id) => conversation.replies[id]?.variantId === columnId),
    isClaude: parseClaudeVersion(resolveSettings(conversation, columnId).modelId) !== undefined,
    hasTurns: thread.length > 0,
    areDifferencesShown,
    isBaseline: (columnIds.includes(baseline) ? baseline : columnIds[0]) === columnId,
    hasSheet: !areParametersBeside(),
    isPinned: findPinnedId(columnIds, getPreferences().pinnedColumns) === columnId,
    canPin: columnIds.length > 1 && !getIsPhone() && !isTable,
  };
}

const PINNED_REASON = "It is pinned at the left";

const hasOthers = ({ count }: ColumnSubject): boolean => count > 1;

/** Shows the answers again in place of their differences. */
export const HIDE_DIFFERENCES: Action<{ areDifferencesShown: boolean }> = {
  id: "hide-differences",
  label: "Hide differences",
  isOffered: ({ areDifferencesShown }) => areDifferencesShown,
  run: () => answerViewChosen("answers"),
};

/** The actions in the menu of a column, in its order. */
export const COLUMN_MENU: readonly Action<ColumnSubject>[] = [
  {
    id: "parameters",
    label: "Parameters",
    isOffered: ({ hasSheet }) => hasSheet,
    run: ({ variantId }) => {
      variantChosen(variantId);
      showParameters();
    },
  },
  {
    id: "rename-column",
    label: "Rename this column",
    menuLabel: "Rename",
    run: ({ variantId }) => columnNamingOpened(variantId),
  },
  {
    id: "duplicate-column",
    label: "Duplicate this column",
    menuLabel: "Duplicate",
    words: "copy variant",
    run: ({ variantId }) => variantCopied(variantId, "behind"),
  },
  {
    id: "try-successor",
    label: "Try the successor",
    words: "newer model",
    isOffered: ({ isClaude }) => isClaude,
    run: ({ variantId }) => trySuccessorLazily(variantId),
  },
  {
    id: "pause-column",
    label: "Pause or resume this column",
    getLabel: ({ isResting }) => (isResting ? "Resume this column" : "Pause this column"),
    isOffered: hasOthers,
    run: ({ variantId, isResting }) => variantPauseChanged(variantId, !isResting),
  },
  {
    id: "pin-column",
    label: "Pin this column at the left, or unpin it",
    getLabel: ({ isPinned, columnIndex }) => {
      const letter = formatColumnLetter(columnIndex);
      return isPinned ? `Unpin column ${letter}` : `Pin column ${letter} at the left`;
    },
    words: "sticky freeze",
    isOffered: ({ canPin }) => canPin,
    run: ({ variantId, isPinned }) => (isPinned ? columnUnpinned(variantId) : columnPinned(variantId)),
  },
  {
    id: "column-baseline",
    label: "Use this column as baseline",
    menuLabel: "Use as baseline",
    words: "compare differences",
    isOffered: hasOthers,
    findOffReason: ({ hasTurns, areDifferencesShown, isBaseline }) => {
      if (!hasTurns) return "There is no answer yet";
      return areDifferencesShown && isBaseline ? "This is the baseline" : undefined;
    },
    run: ({ variantId }) => columnBaselineChosen(variantId),
  },
  { ...HIDE_DIFFERENCES, isOffered: (column: ColumnSubject) => hasOthers(column) && column.areDifferencesShown },
  {
    id: "remove-column",
    label: "Remove this column",
    menuLabel: "Remove",
    words: "delete variant",
    isOffered: hasOthers,
    run: ({ variantId }) => variantRemoved(variantId),
  },
  {
    id: "keep-only-column",
    label: "Keep only this column",
    isOffered: hasOthers,
    run: ({ variantId }) => otherVariantsRemoved(variantId),
  },
  {
    id: "model-to-all",
    label: "Use this model in all columns",
    isOffered: hasOthers,
    run: ({ variantId }) => modelAppliedToAll(variantId),
  },
  {
    id: "move-column-left",
    label: "Move this column left",
    menuLabel: "Move left",
    isOffered: hasOthers,
    findOffReason: ({ isPinned, columnIndex }) =>
      isPinned ? PINNED_REASON : columnIndex === 0 ? "This is the first column" : undefined,
    run: ({ variantId, columnIndex }) => variantMoved(variantId, columnIndex - 1),
  },
  {
    id: "move-column-right",
    label: "Move this column right",
    menuLabel: "Move right",
    isOffered: hasOthers,
    findOffReason: ({ isPinned, columnIndex, count }) =>
      isPinned ? PINNED_REASON : columnIndex === count - 1 ? "This is the last column" : undefined,
    run: ({ variantId, columnIndex }) => variantMoved(variantId, columnIndex + 1),
  },
  {
    id: "settings-as-defaults",
    label: "Use as defaults for new conversations",
    words: "settings of this column",
    run: ({ variantId }) => settingsMadeDefault(variantId),
  },
];

/** Stops the answers of a column. */
const STOP_COLUMN: Action<ColumnSubject> = {
  id: "stop-column",
  label: "Stop this column",
  isOffered: (column) => hasOthers(column) && column.isRunning,
  run: ({ variantId }) => stopVariant(getOpenId(), variantId),
};

/** The actions on the chosen column. */
export const COLUMN_ACTIONS: readonly Action<ColumnSubject>[] = [
  {
    id: "add-column",
    label: "Add variant",
    words: "column compare",
    run: ({ variantId }) => variantCopied(variantId, "last"),
  },
  ...COLUMN_MENU,
  STOP_COLUMN,
  {
    id: "model",
    label: "Change the model",
    words: "model id",
    run: ({ variantId }) => focusControl(`#model-of-${CSS.escape(variantId)}`),
  },
  { id: "models", label: "List of models", words: "catalogue prices", run: () => layerOpened({ kind: "models" }) },
  {
    id: "saved-settings",
    label: "Saved settings",
    words: "apply keep parameters",
    run: () => layerOpened({ kind: "saved-settings" }),
  },
  {
    id: "column-system-prompts",
    label: "Earlier system prompts for this column",
    isOffered: hasOthers,
    run: ({ variantId }) => layerOpened({ kind: "earlier-system-prompts", variantId }),
  },
];

const findNoTools = (page: ActionPage): string | undefined =>
  listSpecs(page).some(({ path }) => path === "tools") ? undefined : "This model takes no tools";

/** The actions on the settings of the chosen column, which depend on its model. */
export const SETTINGS_ACTIONS: readonly Action<ActionPage>[] = [
  {
    id: "tools",
    label: "Edit tools…",
    words: "functions",
    findOffReason: findNoTools,
    run: () => layerOpened({ kind: "tools" }),
  },
  {
    id: "mocks",
    label: "Mocks of tools",
    words: "answers of calls",
    findOffReason: findNoTools,
    run: () => layerOpened({ kind: "mocks" }),
  },
  {
    id: "answer-schema",
    label: "Schema of the answer…",
    words: "structured output json",
    findOffReason: (page) =>
      findSchemaForm(listSpecs(page)) === undefined ? "This model takes no schema of the answer" : undefined,
    run: () => layerOpened({ kind: "answer-schema" }),
  },
];

const listSpecs = ({ conversation, columnId }: ActionPage) =>
  resolveCapabilities(resolveSettings(conversation, columnId)).specs;
