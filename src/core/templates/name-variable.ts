/** The longest name that is made. */
const MAX_CHARS = 40;

/** The name of a variable that is closest to a text, such as a heading or an expression; `otherwise` where it has no letter. */
export function nameVariable(source: string, otherwise = "value"): string {
  const name = source
    .replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .slice(0, MAX_CHARS)
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? otherwise : name;
}
