import { NOT_LOADED, showNotice } from "#state/notices.ts";
import { AT_ONCE } from "./at-once-actions.ts";

/** Runs an action by its id: at once, or by the action table, which is fetched with the first of its other actions. */
export function runAction(actionId: string): void {
  const atOnce = Object.hasOwn(AT_ONCE, actionId) ? AT_ONCE[actionId] : undefined;
  if (atOnce) atOnce();
  else void runFromTable(actionId);
}

async function runFromTable(actionId: string): Promise<void> {
  const loaded = await import("./run-from-table.ts").catch(() => undefined);
  if (loaded) await loaded.runFromTableOnceOpen(actionId);
  else showNotice({ tone: "danger", text: NOT_LOADED });
}
