import { describeValue } from "#core/conversation/describe-combination.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { readTyped } from "#core/parameters/read-typed.ts";

/** What running makes of several values in a field: "3 columns: 0 · 0.5 · 1, 5 samples each". */
export function describeSwept(typed: string, spec: ParameterSpec): string {
  const read = readTyped(typed, spec);
  if (read.type !== "several") return "";
  const { values, samples } = read;
  const columns =
    values.length > 1
      ? `${values.length} columns: ${values.map(describeValue).join(" · ")}`
      : values.map(describeValue).join("");
  const counted = samples === undefined ? "" : `${samples} samples${values.length > 1 ? " each" : ""}`;
  return [columns, counted].filter(Boolean).join(", ");
}
