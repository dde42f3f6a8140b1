import { PRESETS } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { formatErrorReport } from "#core/conversation/format-error-report.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { copyText } from "#state/clipboard.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce } from "#state/notices.ts";

/** Copies a report on an error of the app. */
export function copyReport(error: Error, reply?: Reply): Promise<boolean> {
  return copyText(formatErrorReport(error, navigator.userAgent, reply), "The report was");
}

/**
 * Downloads the open conversation from memory as JSON. It contains no key; a key pasted into a text by mistake is
 * replaced.
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
