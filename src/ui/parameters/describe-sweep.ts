import { describeValue, formatSweptValues } from "#core/conversation/describe-combination.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { parseField } from "#core/parameters/parse-field.ts";

/**
 * The columns and samples that the typed values give: "3 columns: 0 · 0.5 · 1, 5 samples each". `fullText` has the
 * values with all their digits.
 */
export function describeSweep(typed: string, spec: ParameterSpec): { text: string; fullText?: string } {
  const parsed = parseField(typed, spec);
  if (parsed.type !== "several") return { text: "" };
  const { values, samples } = parsed;
  const valuesLabel = values.map((value) => describeValue(value, spec.path)).join(" · ");
  const columnsLabel = values.length > 1 ? `${values.length} columns: ${valuesLabel}` : valuesLabel;
  const samplesLabel = samples === undefined ? "" : `${samples} samples${values.length > 1 ? " each" : ""}`;
  return {
    text: [columnsLabel, samplesLabel].filter(Boolean).join(", "),
    fullText: formatSweptValues(values, spec.path),
  };
}
