import { waitForOpenId } from "#state/document/wait-for-open-id.ts";
import { showNotice } from "#state/notices.ts";
import { type ActionAim, getActionPage } from "./action-page.ts";
import { ALL_ACTIONS, offerActions } from "./action-table.ts";
import { getFocusedAim } from "./toggle-layer.ts";

/**
 * Runs an action on what is on the page now: on the answer or the turn that is given, else on the one that has the focus. A
 * notice says why it cannot run.
 */
export function runFromTable(actionId: string, aim: ActionAim = getFocusedAim()): void {
  const page = getActionPage(aim);
  const action = page && offerActions(page).find(({ id }) => id === actionId);
  if (action && action.offReason === undefined) {
    action.run();
    return;
  }
  const label = action?.label ?? ALL_ACTIONS.find(({ id }) => id === actionId)?.label;
  if (label === undefined) return;
  showNotice({
    tone: "plain",
    text: `${label}: ${lowerFirst(action?.offReason ?? "there is nothing here to do it with")}.`,
  });
}

/** Runs an action on what has the focus; while the page starts, once the first conversation is open. */
export async function runFromTableOnceOpen(actionId: string): Promise<void> {
  await waitForOpenId();
  runFromTable(actionId);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
