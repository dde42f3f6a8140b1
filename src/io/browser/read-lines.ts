/** The lines of a file, one after the other. Throws where one is longer than `maxChars`. */
export async function* readLines(file: Blob, maxChars: number): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let pieces: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const [first = "", ...others] = value.split("\n");
      for (const [index, piece] of [first, ...others].entries()) {
        if (index > 0) {
          yield pieces.join("");
          pieces = [];
          length = 0;
        }
        pieces.push(piece);
        length += piece.length;
        if (length > maxChars) throw new Error("one of its lines is too long");
      }
    }
    if (length > 0) yield pieces.join("");
  } finally {
    await reader.cancel();
  }
}
