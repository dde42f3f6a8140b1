import { useId } from "react";
import { WIRE_NAMES } from "#core/connections/wire-names.ts";
import type { Wire } from "#core/vocabulary.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

const WIRES = Object.keys(WIRE_NAMES) as Wire[];

/**
 * The choice of a connection's wire. A change leaves conversations as they are: later requests are encoded for the new
 * wire.
 */
export function WireField({ wire, onChange }: { wire: Wire; onChange: (wire: Wire) => void }) {
  const id = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-hint`}
      className="flex flex-col gap-1"
    >
      <span id={`${id}-name`} className="font-medium">
        API format
      </span>
      <div className="flex flex-wrap gap-1.5">
        {WIRES.map((each) => (
          <label
            key={each}
            className={joinClasses(
              "flex h-8 items-center gap-2 rounded-control border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              each === wire ? "border-accent bg-accent-soft" : "border-line-strong bg-surface",
            )}
          >
            <input
              type="radio"
              name={id}
              checked={each === wire}
              onChange={() => onChange(each)}
              className="size-3.5 accent-accent"
            />
            {WIRE_NAMES[each].name}
          </label>
        ))}
      </div>
      <span id={`${id}-hint`} className="text-sm text-ink-3">
        {WIRE_NAMES[wire].hint}
      </span>
    </div>
  );
}
