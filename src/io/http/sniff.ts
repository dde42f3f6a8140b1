/** The first character that is not white space or a byte order mark, and all chunks, those read for it included. */
export async function sniff(
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ start: string; all: AsyncGenerator<Uint8Array> }> {
  const decoder = new TextDecoder();
  const read: Uint8Array[] = [];
  let start = "";
  while (start === "") {
    const next = await chunks.next();
    if (next.done) break;
    read.push(next.value);
    start = decoder.decode(next.value, { stream: true }).trimStart().charAt(0);
  }
  async function* readOn() {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { start, all: readOn() };
}
