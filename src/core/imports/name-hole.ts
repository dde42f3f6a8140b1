/** The name of a variable for something that only the program itself could compute. */
export function nameHole(source: string): string {
  const name = source
    .replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "value" : name;
}
