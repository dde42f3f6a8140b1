import { describeBreakpoint } from "#core/caching/describe-breakpoint.ts";
import type { CacheLife } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import { useCacheSupport } from "#state/edits/use-cache-support.ts";
import { attachmentBreakpointChanged } from "#state/vision/attachment-breakpoint.ts";
import { BreakpointMenu } from "#ui/models/breakpoint-menu.tsx";

/** The cache breakpoint of an attachment, where its model can have one or it has one already. */
export function ChipBreakpoint({ id, name, life }: { id: Id; name: string; life: CacheLife | undefined }) {
  const canBeMarked = useCacheSupport() === "all";
  if (!canBeMarked && life === undefined) return null;
  return (
    <div className="flex items-center justify-between ps-1.5 font-mono text-xs text-ink-3">
      <span className="truncate">{life ? describeBreakpoint(life) : "not cached"}</span>
      <BreakpointMenu
        label={`Cache up to ${name}`}
        life={life}
        onChange={(chosen) => attachmentBreakpointChanged(id, chosen)}
      />
    </div>
  );
}
