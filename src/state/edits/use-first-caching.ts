import type { CacheLife, Caching } from "#core/content/part.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { useSettledValue } from "#state/document/documents.ts";

/** A cache breakpoint in the settings of the first column. */
export function useFirstCaching(place: keyof Caching): CacheLife | undefined {
  return useSettledValue<CacheLife | undefined>((conversation) => {
    const [first] = listColumns(conversation);
    return first && resolveSettings(conversation, first.id).caching?.[place];
  }, undefined);
}
