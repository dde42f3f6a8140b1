import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type RecordedError = { name: string; status: number; contentType?: string; body: unknown };

/** The folder of the recordings. */
export const recordingsFolder = join(dirname(fileURLToPath(import.meta.url)), "../../src/core/wire/recordings");

/** The bytes of a recording, by its file name. */
export function readRecording(name: string): Buffer {
  return readFileSync(join(recordingsFolder, name));
}

/** Every entry of `errors.json`. */
export function loadRecordedErrors(): RecordedError[] {
  return JSON.parse(readRecording("errors.json").toString("utf8")) as RecordedError[];
}

/** The recorded error of this name. Throws for an unknown name, which is a mistake in the test. */
export function loadRecordedError(name: string): RecordedError {
  const found = loadRecordedErrors().find((entry) => entry.name === name);
  if (!found) throw new Error(`errors.json has no entry “${name}”.`);
  return found;
}

/** The same bytes in pieces that end where an event ends. */
export function splitAtEvents(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (const match of bytes.toString("latin1").matchAll(/\r\n\r\n|\n\n/g)) {
    const end = match.index + match[0].length;
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  if (start < bytes.length) pieces.push(bytes.subarray(start));
  return pieces;
}

/** The same bytes in pieces of this size, so that characters and events break anywhere. */
export function splitEvery(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
