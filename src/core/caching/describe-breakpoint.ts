import type { CacheLife } from "#core/content/part.ts";

const LIVES: Record<CacheLife, string> = { "5m": "5 min", "1h": "1 hour" };

/** The label of a cache breakpoint where it stands. */
export const describeBreakpoint = (life: CacheLife): string => `cached up to here · ${LIVES[life]}`;
