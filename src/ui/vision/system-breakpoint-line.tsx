import { useCacheSupport } from "#state/edits/use-cache-support.ts";
import { useFirstCaching } from "#state/edits/use-first-caching.ts";
import { BreakpointLabel } from "#ui/models/breakpoint-label.tsx";

/** The cache breakpoint at the end of the system prompt of the first column, below its field. */
export function SystemBreakpointLine() {
  const support = useCacheSupport();
  const life = useFirstCaching("system");
  if (life === undefined || support === "none") return null;
  return (
    <div className="px-3 pt-1">
      <BreakpointLabel life={life} />
    </div>
  );
}
