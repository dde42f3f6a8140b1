/** The beginning of a file's name for a title, which every file system takes. */
export function buildFileStem(title: string, otherwise: string): string {
  const plain = title
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
  return plain === "" ? otherwise : plain;
}
