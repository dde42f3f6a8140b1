import type { CacheLife } from "#core/content/part.ts";
import { draftTyped, getDraft, getGivenId, useDraftTexts } from "./drafts.ts";

/** Sets or, with undefined, removes the cache breakpoint at the end of the prompt that is being written. */
export function draftBreakpointChanged(life: CacheLife | undefined): void {
  useDraftTexts.setState(({ typed: { cache: _before, ...typed } }) => ({
    typed: life ? { ...typed, cache: life } : typed,
  }));
  draftTyped(getGivenId(), getDraft().text);
}

/** The cache breakpoint at the end of the prompt that is being written. */
export const useDraftBreakpoint = (): CacheLife | undefined => useDraftTexts(({ typed }) => typed.cache);
