/** The text of some chunks, up to a number of bytes; what comes after is not waited for. */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    sizeBytes += chunk.byteLength;
    if (sizeBytes >= maxBytes) break;
  }
  return text + decoder.decode();
}
