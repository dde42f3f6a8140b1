import type { Part } from "#core/content/part.ts";

/** The parts of a message with the text "Image 1:" before each labelled picture, unless it is the only picture. */
export function labelImages(parts: readonly Part[]): Part[] {
  if (parts.filter(({ kind }) => kind === "image").length < 2) return [...parts];
  let number = 0;
  return parts.flatMap((part): Part[] => {
    if (part.kind !== "image") return [part];
    number += 1;
    return part.isLabelled ? [{ kind: "text", text: `Image ${number}:` }, part] : [part];
  });
}
