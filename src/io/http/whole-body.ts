import { parseJson } from "#core/json.ts";

/** The silence after the end of a JSON value after which a connection counts as ended. */
const SILENCE_MS = 250;

/** The text of a body that is read as a whole. */
export type WholeBody = {
  decode(chunk: Uint8Array): readonly string[];
  add(piece: string): void;
  /** All of the text that has come. */
  end(): string;
  dispose(): void;
};

/** Creates an empty one. A body that is complete JSON is closed, even if its server keeps the connection open. */
export function createWholeBody(close: () => void): WholeBody {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let silence: ReturnType<typeof setTimeout> | undefined;
  const closeIfWhole = () => {
    if (parseJson(pieces.join("")) !== undefined) close();
  };
  return {
    decode: (chunk) => [decoder.decode(chunk, { stream: true })],
    add(piece) {
      clearTimeout(silence);
      pieces.push(piece);
      if (/[}\]]\s*$/.test(piece.slice(-64))) silence = setTimeout(closeIfWhole, SILENCE_MS);
    },
    end: () => pieces.join("") + decoder.decode(),
    dispose: () => clearTimeout(silence),
  };
}
