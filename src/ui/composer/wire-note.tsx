import { WIRE_NAMES } from "#core/connections/wire-names.ts";
import { useLosses } from "#state/replies/use-losses.ts";
import { usePausedText } from "./use-paused-text.ts";

/** Says before a run what its wire cannot carry: nothing stays behind unsaid. */
export function WireNote({ text }: { text: string }) {
  const found = useLosses(usePausedText(text));
  if (!found) return null;
  const { wire, losses } = found;
  const [last = "", ...before] = losses.toReversed();
  const list = before.length === 0 ? last : `${before.toReversed().join(", ")} and ${last}`;
  return (
    <p role="note" aria-label="Not sent" className="px-3 pb-1.5 text-sm text-warn">
      Not sent over {WIRE_NAMES[wire].name}: {list}.
    </p>
  );
}
