import type { Conversation } from "#core/conversation/conversation.ts";
import { changeAllSettings } from "#core/conversation/edit-variants.ts";
import { findPrefillObstacle } from "#core/conversation/find-prefill-obstacle.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation, openConversationChanged, useSettledValue } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { showNotice } from "#state/notices.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { resolveRequestFormat, useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { loadRun } from "./load-run.ts";

/** A reason why the answers of some columns cannot be begun, with their letters, which are none where all have it. */
export type PrefillObstacle = { reason: string; letters: readonly string[]; variantIds: readonly Id[] };

const NONE: readonly PrefillObstacle[] = [];

/** The reasons why the answers of columns that run cannot be begun as it is written; empty where all can. */
export function usePrefillObstacles(): readonly PrefillObstacle[] {
  const capabilitiesOf = useCapabilitiesLookup();
  return useSettledValue<readonly PrefillObstacle[]>(
    (conversation) => listObstacles(conversation, capabilitiesOf),
    NONE,
  );
}

const listObstacles = memoizeLast(
  (conversation: Conversation, capabilitiesOf: CapabilitiesLookup): readonly PrefillObstacle[] => {
    const groups = new Map<string, { letters: string[]; variantIds: Id[] }>();
    const columns = listColumns(conversation);
    for (const [columnIndex, { id, isResting }] of columns.entries()) {
      const settings = resolveSettings(conversation, id);
      if (isResting || (settings.prefill ?? "").trim() === "") continue;
      const capabilities = capabilitiesOf(settings);
      const { wire, parameters } = resolveRequestFormat(settings, capabilities);
      const { modelId, extraJson } = settings;
      const reason = findPrefillObstacle({ wire, modelId, parameters, extraJson }, capabilities.preset);
      if (reason === undefined) continue;
      const group = groups.get(reason) ?? { letters: [], variantIds: [] };
      group.variantIds.push(id);
      if (columns.length > 1) group.letters.push(formatColumnLetter(columnIndex));
      groups.set(reason, group);
    }
    return [...groups].map(([reason, group]) => ({ reason, ...group }));
  },
);

/** Leaves the beginning of the answer out in some columns, with Undo, and runs what the composer holds. */
export async function sendWithoutPrefill(variantIds: readonly Id[]): Promise<void> {
  const before = getOpenConversation();
  if (!before) return;
  const isAll = listColumns(before).every(({ id }) => variantIds.includes(id));
  openConversationChanged((now) =>
    isAll
      ? changeAllSettings(now, () => ({ prefill: "" }))
      : variantIds.reduce((changed, id) => changeSettings(changed, id, { prefill: "" }), now),
  );
  showUndoNotice("The beginning of the answer was left out.", before.id, (now) => restorePrefills(now, before));
  const { run } = await loadRun();
  const reason = await run();
  if (reason !== null) showNotice({ tone: "danger", text: reason });
}

/** The conversation with the prefills of an earlier state, in the columns that it still has. */
function restorePrefills(now: Conversation, { shared, variants }: Conversation): Conversation {
  const before = new Map(variants.map(({ id, overrides }) => [id, overrides.prefill ?? shared.prefill ?? ""]));
  return {
    ...now,
    shared: { ...now.shared, prefill: shared.prefill ?? "" },
    variants: now.variants.map((variant) => {
      const { prefill = now.shared.prefill ?? "", ...overrides } = variant.overrides;
      const restored = before.get(variant.id) ?? prefill;
      return {
        ...variant,
        overrides: restored === (shared.prefill ?? "") ? overrides : { ...overrides, prefill: restored },
      };
    }),
  };
}
