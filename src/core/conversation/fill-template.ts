/** The text with `{{name}}` replaced by its variable. A name without a value stays as it is written. */
export function fillTemplate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu, (written, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? written) : written,
  );
}
