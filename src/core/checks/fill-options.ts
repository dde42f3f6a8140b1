import { listMarkers, fillTemplate } from "#core/templates/scan-template.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import { NotAskedError } from "./check-result.ts";

/** The options of a check with the values of a row in them. Throws a `NotAskedError` where the row lacks one. */
export function fillOptions(
  options: Readonly<Record<string, string>>,
  row: Readonly<Record<string, string>>,
  write: (name: string, value: string) => string = (_name, value) => value,
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [name, template] of Object.entries(options)) {
    const values: Record<string, string> = {};
    for (const marker of listMarkers([template])) {
      if (marker.kind !== "variable") continue;
      const value = getMarkerValue(row, marker.name);
      if (value === undefined) throw new NotAskedError(`there is no value for ${marker.name}`);
      values[marker.name] = write(name, value);
    }
    filled[name] = fillTemplate(template, values);
  }
  return filled;
}
