import { PRESETS } from "#core/connections/presets.ts";
import { lockNow } from "#state/connections/key-vault.ts";
import { allKeysForgotten } from "#state/connections/key-edits.ts";
import { showNotice } from "#state/notices.ts";
import { refetchConnection } from "./save-connection.ts";

/** Forgets every key with its extra headers, on this device and in every tab. It cannot be undone. */
export function forgetAllKeys(): void {
  allKeysForgotten();
  lockNow();
  for (const id of Object.keys(PRESETS)) refetchConnection(id);
  showNotice({ tone: "plain", text: "Every key and its extra headers are forgotten, in all tabs." });
}
