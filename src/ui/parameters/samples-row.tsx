import { useState } from "react";
import { parseSampleCount } from "#core/parameters/parse-sample-count.ts";
import type { Id } from "#core/vocabulary.ts";
import { useVariantField } from "#state/document/documents.ts";
import { samplesChanged } from "#state/edits/variant-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { ParameterHead } from "./parameter-head.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** The number of replies to each turn in a column. It is not part of the request. */
export function SamplesRow({ variantId }: { variantId: Id }) {
  const samples = useVariantField(variantId, "samples") ?? 1;
  const [typed, setTyped] = useState<string | null>(null);
  const error = typed === null ? undefined : findCountError(typed);
  const change = (text: string) => {
    setTyped(text);
    const next = parseCount(text);
    if (!("reason" in next) && next.samples !== undefined) samplesChanged(variantId, next.samples);
  };
  const reset = () => {
    setTyped(null);
    samplesChanged(variantId, 1);
  };
  return (
    <div role="group" aria-label="samples" className="group/row border-b border-line px-3.5 py-2.75">
      <ParameterHead path="samples" isSet={samples > 1} isDisabled={false} onReset={reset}>
        <input
          aria-label="samples"
          aria-describedby="samples-note"
          aria-invalid={error !== undefined}
          value={typed ?? String(samples)}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => change(event.target.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            setTyped(null);
            samplesChanged(variantId, Math.min(100, Math.max(1, samples + step)));
          }}
          className={joinClasses(
            "w-19 py-px text-end font-mono text-sm",
            COMPACT_CLASSES,
            samples > 1 && "not-aria-invalid:border-line-strong",
          )}
        />
      </ParameterHead>
      <p id="samples-note" className={joinClasses("mt-0.75 text-xs", error ? "text-danger" : "text-ink-3")}>
        {error ? `Invalid: ${error}.` : "answers per run"}
      </p>
    </div>
  );
}

/** Parses "3" and "x3" alike. */
function parseCount(text: string): ReturnType<typeof parseSampleCount> {
  return parseSampleCount(`x${text.trim().replace(/^[x×]/i, "")}`);
}

function findCountError(text: string): string | undefined {
  const parsed = parseCount(text);
  return "reason" in parsed ? parsed.reason : undefined;
}
