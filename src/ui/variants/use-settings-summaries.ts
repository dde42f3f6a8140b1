import { useMemo } from "react";
import type { Settings, Variant } from "#core/conversation/conversation.ts";
import { useShared, useTurns } from "#state/document/documents.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { describeSettings, selectSentSettings } from "./describe-settings.ts";

/** A character that no setting has. */
const SEPARATOR = "\u0000";

/**
 * The settings that each column would send, in few words and in the style of a reply's own summary. The array stays the
 * same while its texts do, so that a typed key renders only the replies of the column it changes.
 */
export function useSettingsSummaries(columns: readonly Variant[]): readonly string[] {
  const getCapabilities = useCapabilitiesLookup();
  const shared = useShared();
  const turns = useTurns() ?? {};
  const summaries = columns.map(({ overrides }) => {
    const settings = { ...shared, ...overrides } as Settings;
    return describeSettings(turns, selectSentSettings(settings, getCapabilities(settings))).join(" · ");
  });
  const joined = summaries.join(SEPARATOR);
  return useMemo(() => joined.split(SEPARATOR), [joined]);
}
