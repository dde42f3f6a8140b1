import { useDraftBreakpoint } from "#state/document/draft-breakpoint.ts";
import { useCacheSupport } from "#state/edits/use-cache-support.ts";
import { useFirstCaching } from "#state/edits/use-first-caching.ts";
import { BreakpointLabel } from "#ui/models/breakpoint-label.tsx";

/** The cache breakpoint at the end of the prompt: its own, else that of the latest message in the first column. */
export function DraftBreakpointLine() {
  const support = useCacheSupport();
  const own = useDraftBreakpoint();
  const latest = useFirstCaching("latest");
  const life = own ?? latest;
  if (life === undefined || support === "none") return null;
  return (
    <div className="px-3">
      <BreakpointLabel life={life} />
    </div>
  );
}
