import { describeBreakpoint } from "#core/caching/describe-breakpoint.ts";
import type { CacheLife } from "#core/content/part.ts";

/** A thin line at a cache breakpoint, with what it means. */
export function BreakpointLabel({ life }: { life: CacheLife }) {
  return (
    <p className="flex items-center gap-2 font-mono text-xs text-ink-3">
      <span aria-hidden className="h-px grow bg-line" />
      {describeBreakpoint(life)}
    </p>
  );
}
