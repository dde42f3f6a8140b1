import { draftBreakpointChanged, useDraftBreakpoint } from "#state/document/draft-breakpoint.ts";
import { useCacheSupport } from "#state/edits/use-cache-support.ts";
import { BreakpointMenu } from "#ui/models/breakpoint-menu.tsx";

/** The button that keeps the request up to the end of the prompt, where a column can. */
export function DraftBreakpointButton() {
  const support = useCacheSupport();
  const life = useDraftBreakpoint();
  if (support === "none" && life === undefined) return null;
  return <BreakpointMenu label="Cache up to this prompt" life={life} onChange={draftBreakpointChanged} />;
}
