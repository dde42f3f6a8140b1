import { useFirstColumnId, useSetting, useThread } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** A note below every conversation with the demo model that says which model replies. */
export function DemoNote() {
  const hasTurns = useThread().length > 0;
  if (useSetting(useFirstColumnId(), "connectionId") !== "demo" || !hasTurns) return null;
  return (
    <p className="sticky start-0 w-seen shrink-0 border-t border-line bg-sunken px-3.5 py-1 text-center text-sm text-ink-2">
      Answers come from the demo: a small model in this browser, not Claude.{" "}
      <LinkButton onClick={() => layerOpened({ kind: "connections", service: "aimlapi" })}>Connect Claude</LinkButton>
    </p>
  );
}
