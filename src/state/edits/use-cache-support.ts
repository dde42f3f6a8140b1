import { getCacheSupport } from "#core/conversation/cache-support.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listRememberedAdaptations } from "#state/connections/refused-fields.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";

/** The content of the next prompt that can have cache breakpoints in one of the columns: all, texts alone, or nothing. */
export function useCacheSupport(): ReturnType<typeof getCacheSupport> {
  const capabilitiesOf = useCapabilitiesLookup();
  return useSettledValue((conversation) => {
    const supports = listColumns(conversation).map(({ id }) => {
      const settings = resolveSettings(conversation, id);
      const { wire, dialect } = capabilitiesOf(settings);
      return getCacheSupport({ ...settings, wire, dialect, adaptations: listRememberedAdaptations(settings) });
    });
    return supports.includes("all") ? "all" : supports.includes("texts") ? "texts" : "none";
  }, "none");
}
