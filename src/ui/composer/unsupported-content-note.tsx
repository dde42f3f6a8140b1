import { WIRE_NAMES } from "#core/connections/wire-names.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { useUnsupportedContent } from "#state/replies/use-run-plan.ts";

/** A note before a run about the content that its wire cannot send. */
export function UnsupportedContentNote({ texts }: { texts: DraftTexts }) {
  const found = useUnsupportedContent(texts);
  if (!found) return null;
  const { wire, unsupported } = found;
  const [last = "", ...before] = unsupported.toReversed();
  const list = before.length === 0 ? last : `${before.toReversed().join(", ")} and ${last}`;
  return (
    <p role="note" aria-label="Not sent" className="px-3 pb-1.5 text-sm text-warn">
      Not sent over {WIRE_NAMES[wire].name}: {list}.
    </p>
  );
}
