/** The value of a marker by its name, which may be that of a part of every object, such as `constructor`; undefined for none. */
export function getMarkerValue(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
