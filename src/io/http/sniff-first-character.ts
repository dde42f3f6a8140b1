/** The first character that is not white space or a byte order mark, and all chunks, those read for it included. */
export async function sniffFirstCharacter(
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ start: string; all: AsyncGenerator<Uint8Array> }> {
  const decoder = new TextDecoder();
  const consumed: Uint8Array[] = [];
  let start = "";
  while (start === "") {
    const next = await chunks.next();
    if (next.done) break;
    consumed.push(next.value);
    start = decoder.decode(next.value, { stream: true }).trimStart().charAt(0);
  }
  async function* readOn() {
    yield* consumed;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { start, all: readOn() };
}
