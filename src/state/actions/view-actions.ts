import { pressControl } from "#io/browser/page-controls.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getConnection } from "#state/connections/connections.ts";
import { answerViewChosen, getAnswerView } from "#state/differences/answer-view.ts";
import { listHeldSlots } from "#state/connections/key-edits.ts";
import { getLayer, layerClosed, layerOpened } from "#state/layers.ts";
import { getHasNewVersion, loadNewVersion } from "#state/offline/offline-copy.ts";
import { announce } from "#state/notices.ts";
import { columnsFitted, getPageChoices, variantChosen } from "#state/page-choices.ts";
import { getPreferences, type Preferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { getIsPhone } from "#state/window-width.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";
import { selectCell } from "./answer-actions.ts";
import { toggleNavigation } from "./at-once-actions.ts";
import { areParametersBeside, showParameters } from "./show-parameters.ts";
import { toggleLayer, togglePalette } from "./toggle-layer.ts";

const hasColumns = ({ columnIds }: ActionPage): boolean => columnIds.length > 1;

const chooseTheme = (theme: Preferences["theme"]): Pick<Action<ActionPage>, "words" | "findOffReason" | "run"> => ({
  words: "theme mode colours",
  findOffReason: () => (getPreferences().theme === theme ? "This is the theme now" : undefined),
  run: () => preferencesChanged({ theme }),
});

const chooseColumn = (step: 1 | -1, end: string): Pick<Action<ActionPage>, "isOffered" | "findOffReason" | "run"> => ({
  isOffered: hasColumns,
  findOffReason: ({ columnIds, columnId }) => (columnIds[columnIds.indexOf(columnId) + step] ? undefined : end),
  run: ({ columnIds, columnId }) => {
    const next = columnIds[columnIds.indexOf(columnId) + step];
    if (next !== undefined) variantChosen(next);
  },
});

/** Shows or hides the parameters, which are a sheet where there is no room for them. */
function toggleParameters(): void {
  if (areParametersBeside()) preferencesChanged({ parametersOpen: false });
  else if (getLayer()?.kind === "parameters") layerClosed();
  else showParameters();
}

/** The actions on what is shown, and how. */
export const VIEW_ACTIONS: readonly Action<ActionPage>[] = [
  { id: "navigation", label: "Show or hide the conversations", words: "sidebar list", run: toggleNavigation },
  {
    id: "parameter-panel",
    label: "Show or hide the parameters",
    getLabel: () => (areParametersBeside() ? "Hide the parameters" : "Show the parameters"),
    words: "panel settings sidebar",
    run: toggleParameters,
  },
  {
    id: "stage",
    label: "Show on the stage",
    words: "present projector large full screen room demo",
    findOffReason: ({ isTable }) => (isTable ? "Open a row of the table first" : undefined),
    run: () => toggleLayer({ kind: "stage" }),
  },
  {
    id: "differences",
    label: "Differences of the answers",
    words: "compare baseline",
    isOffered: (page) => hasColumns(page) && !page.areDifferencesShown,
    findOffReason: ({ canCompare }) => (canCompare ? undefined : "Two answers to one turn must have ended"),
    run: () => answerViewChosen("differences"),
  },
  {
    id: "table-of-differences",
    label: "Table of differences",
    isOffered: ({ areDifferencesShown }) => areDifferencesShown,
    run: () => layerOpened({ kind: "differences" }),
  },
  {
    id: "shared-words",
    label: "Words that samples share, or their answers",
    getLabel: () =>
      getAnswerView() === "shared-words" ? "Answers without the words they share" : "Words that samples share",
    isOffered: (page) => (selectCell(page)?.answers.length ?? 0) > 1 || getAnswerView() === "shared-words",
    run: () => answerViewChosen(getAnswerView() === "shared-words" ? "answers" : "shared-words"),
  },
  { id: "next-column", label: "Choose the next column", ...chooseColumn(1, "This is the last column") },
  { id: "previous-column", label: "Choose the column before", ...chooseColumn(-1, "This is the first column") },
  {
    id: "fit-columns",
    label: "Fit all columns to the width, or not",
    getLabel: () =>
      getPageChoices().areColumnsFitted ? "Give columns a comfortable width" : "Fit all columns to the width",
    isOffered: hasColumns,
    run: () => columnsFitted(!getPageChoices().areColumnsFitted),
  },
  {
    id: "even-answers",
    label: "Even answers: one height for those of a turn, or not",
    getLabel: () => (getPreferences().evenAnswers ? "Show answers at their own heights" : "Even answers"),
    words: "equal height long scroll",
    isOffered: (page) => hasColumns(page) && !getIsPhone(),
    run: () => preferencesChanged({ evenAnswers: !getPreferences().evenAnswers }),
  },
  {
    id: "scroll-together",
    label: "Scroll even answers together, or each alone",
    getLabel: () => (getPreferences().readsTogether ? "Scroll each answer alone" : "Scroll answers together"),
    words: "synchronised reading",
    isOffered: (page) => hasColumns(page) && !getIsPhone() && getPreferences().evenAnswers,
    run: () => preferencesChanged({ readsTogether: !getPreferences().readsTogether }),
  },
  {
    id: "jump-to-latest",
    label: "Jump to latest",
    words: "scroll end bottom",
    isOffered: ({ thread }) => thread.length > 0,
    run: () => pressControl("[data-jump] button", () => announce("This is the latest."), 0),
  },
  { id: "theme-light", label: "Light theme", ...chooseTheme("light") },
  { id: "theme-dark", label: "Dark theme", ...chooseTheme("dark") },
  { id: "theme-system", label: "Theme of the system", ...chooseTheme("system") },
  {
    id: "enter-runs",
    label: "Enter runs the prompt, or makes a new line",
    getLabel: () => (getPreferences().enterRuns ? "Let Enter make a new line" : "Let Enter run the prompt"),
    words: "key send",
    run: () => preferencesChanged({ enterRuns: !getPreferences().enterRuns }),
  },
];

/** The actions on services and what Étude sends to them. */
export const CONNECTION_ACTIONS: readonly Action<ActionPage>[] = [
  {
    id: "connections",
    label: "Connections",
    words: "service api key base url provider",
    // With the demo it says what to connect.
    run: ({ conversation, columnIds: [firstId = ""] }) => {
      const { presetId } = getConnection(resolveSettings(conversation, firstId).connectionId);
      layerOpened({ kind: "connections", service: presetId === "demo" ? "aimlapi" : undefined });
    },
  },
  {
    id: "lock-keys",
    label: "Lock keys now",
    words: "api passphrase encrypt",
    isOffered: () => listHeldSlots().some((slot) => slot === "locked" || slot.isEncrypted),
    findOffReason: () =>
      listHeldSlots().some((slot) => slot !== "locked" && slot.isEncrypted) ? undefined : "The keys are locked",
    run: async () => (await import("#state/connections/key-vault.ts")).lockKeys(),
  },
  {
    id: "forget-keys",
    label: "Forget all keys",
    words: "api delete remove headers passphrase",
    findOffReason: () => (listHeldSlots().length > 0 ? undefined : "There is no key"),
    run: async () => (await import("#state/edits/forget-keys.ts")).forgetAllKeys(),
  },
  {
    id: "code",
    label: "Show as code",
    words: "curl python javascript request program",
    run: () => toggleLayer({ kind: "code" }),
  },
];

/** The actions that help. */
export const HELP_ACTIONS: readonly Action<ActionPage>[] = [
  { id: "palette", label: "Command palette", words: "commands actions", run: togglePalette },
  {
    id: "shortcuts",
    label: "Keyboard shortcuts",
    words: "keys help sheet change",
    run: () => toggleLayer({ kind: "shortcuts" }),
  },
  {
    id: "gallery",
    label: "Gallery of things to try",
    words: "examples samples start demo",
    run: () => layerOpened({ kind: "gallery" }),
  },
  {
    id: "first-call-guide",
    label: "Guide to the first call",
    getLabel: () => (getPreferences().isGuideOpen ? "Close the guide to the first call" : "Guide to the first call"),
    words: "help tutorial start steps account key",
    run: () => preferencesChanged({ isGuideOpen: !getPreferences().isGuideOpen }),
  },
  {
    id: "new-version",
    label: "Reload with the new version of Étude",
    words: "update offline",
    isOffered: getHasNewVersion,
    run: loadNewVersion,
  },
];
