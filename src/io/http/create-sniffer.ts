/** Finds the first character of a body. */
export type Sniffer = {
  /** The first character so far that is neither white space nor a byte order mark; "" while there is none. */
  add(chunk: Uint8Array): string;
  /** The bytes of all chunks so far. */
  join(): Uint8Array;
};

/** Creates a sniffer for one body. */
export function createSniffer(): Sniffer {
  const decoder = new TextDecoder();
  const chunks: Uint8Array[] = [];
  return {
    add(chunk) {
      chunks.push(chunk);
      return decoder.decode(chunk, { stream: true }).trimStart().charAt(0);
    },
    join() {
      const joined = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
      let start = 0;
      for (const chunk of chunks) {
        joined.set(chunk, start);
        start += chunk.byteLength;
      }
      return joined;
    },
  };
}
