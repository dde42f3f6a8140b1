import { useId, useState } from "react";
import { parseNumber } from "#core/parameters/parse-field.ts";
import { spendCapChanged, useSpendCap } from "#state/models/spend-cap.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** A field for the spend cap of this tab, in dollars; empty for none. */
export function SpendCapField() {
  const capUsd = useSpendCap();
  const noteId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isInvalid = typed !== null && parseCap(typed) === undefined;
  const changeText = (text: string) => {
    setTyped(text);
    const cap = parseCap(text);
    if (cap !== undefined) spendCapChanged(cap);
  };
  return (
    <div>
      <label className="flex items-center gap-2">
        <span className="grow">Spend cap for this session, in dollars</span>
        <input
          aria-describedby={noteId}
          aria-invalid={isInvalid}
          value={typed ?? (capUsd === null ? "" : String(capUsd))}
          placeholder="none"
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => changeText(event.target.value)}
          className={`w-19 py-px text-end font-mono text-sm ${COMPACT_CLASSES}`}
        />
      </label>
      <p id={noteId} className={isInvalid ? "text-danger" : "text-ink-3"}>
        {isInvalid
          ? `Invalid: enter an amount above 0. ${capUsd === null ? "There is no cap." : `The cap is still ${capUsd}.`}`
          : "Runs that could exceed this are not started."}
      </p>
    </div>
  );
}

/** The amount in dollars; null for an empty field, undefined for a text that is no amount above 0. */
function parseCap(text: string): number | null | undefined {
  const parsed = parseNumber(text.replace(/^\s*\$/, ""));
  if (parsed.type === "empty") return null;
  return parsed.type === "number" && parsed.value > 0 && Number.isFinite(parsed.value) ? parsed.value : undefined;
}
