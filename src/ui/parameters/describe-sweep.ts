import { describeValue } from "#core/conversation/describe-combination.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { parseField } from "#core/parameters/parse-field.ts";

/** What running makes of several values in a field: "3 columns: 0 · 0.5 · 1, 5 samples each". */
export function describeSweep(typed: string, spec: ParameterSpec): string {
  const parsed = parseField(typed, spec);
  if (parsed.type !== "several") return "";
  const { values, samples } = parsed;
  const columnsLabel =
    values.length > 1
      ? `${values.length} columns: ${values.map(describeValue).join(" · ")}`
      : values.map(describeValue).join("");
  const samplesLabel = samples === undefined ? "" : `${samples} samples${values.length > 1 ? " each" : ""}`;
  return [columnsLabel, samplesLabel].filter(Boolean).join(", ");
}
