import { PRESETS } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { formatErrorReport } from "#core/conversation/format-error-report.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { copyText } from "#state/clipboard.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce } from "#state/notices.ts";

/** Copies what is needed to report an error of ours. */
export function copyReport(error: Error, reply?: Reply): Promise<boolean> {
  return copyText(formatErrorReport(error, navigator.userAgent, reply), "The report was");
}

/**
 * Downloads the open conversation as it is in memory, as JSON. It holds no key; one that was pasted into a text by
 * mistake is taken out.
 */
export function downloadConversation(): void {
  const conversation = getOpenConversation();
  if (!conversation) return;
  const keys = Object.keys(PRESETS).flatMap((id) => getKeySlot(id)?.key ?? []);
  const text = keys.reduce(
    (left, key) => left.replaceAll(JSON.stringify(key).slice(1, -1), "‹your key›"),
    JSON.stringify({ kind: "etude-conversation", conversation }, null, 2),
  );
  saveFile(text, `etude-${conversation.id}.json`);
  announce("The conversation was downloaded.");
}
