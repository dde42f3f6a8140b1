import type { CacheLife, Caching } from "#core/content/part.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { openConversationChanged } from "#state/document/documents.ts";

/** Sets or, with undefined, removes a cache breakpoint of a column's settings. */
export function breakpointChanged(variantId: Id, place: keyof Caching, life: CacheLife | undefined): void {
  openConversationChanged((before) => {
    const { [place]: _before, ...others } = resolveSettings(before, variantId).caching ?? {};
    return changeSettings(before, variantId, { caching: life ? { ...others, [place]: life } : others });
  });
}
