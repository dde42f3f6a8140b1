import type { Conversation, SentWith, Settings } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenValue } from "#state/document/documents.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { usePausedValue } from "#state/replies/paused-conversation.ts";
import { describeSettings, selectSentSettings } from "./describe-settings.ts";

const NO_TURNS: Conversation["turns"] = {};

/** The settings of a request in few words. Turns are followed only where they name the pictures of its sizes. */
export function useSettingsSummary(sentWith: SentWith): string {
  return useOpenValue(
    ({ settled }) => (sentWith.imageScales ? settled.turns : NO_TURNS),
    (turns) => describeSettings(turns, sentWith).join(" · "),
    "",
  );
}

/**
 * True where a column would send its next request with the settings of this summary, as they were when typing in them last paused:
 * a key does not change the heads of all replies.
 */
export function useIsColumnSummary(variantId: Id, summary: string): boolean {
  const capabilitiesOf = useCapabilitiesLookup();
  return usePausedValue(
    (conversation) =>
      conversation !== undefined && summarizeColumns(conversation, capabilitiesOf).get(variantId) === summary,
    Object.is,
  );
}

/** The settings that each column would send, in the style of a reply's own summary: one computation for all replies. */
const summarizeColumns = memoizeLast((conversation: Conversation, capabilitiesOf: CapabilitiesLookup) => {
  const summaries = new Map<Id, string>();
  for (const { id } of listColumns(conversation)) {
    const settings: Settings = resolveSettings(conversation, id);
    const sent = selectSentSettings(settings, capabilitiesOf(settings));
    summaries.set(id, describeSettings(conversation.turns, sent).join(" · "));
  }
  return summaries;
});
