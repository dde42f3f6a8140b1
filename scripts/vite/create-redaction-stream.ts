import { Transform } from "node:stream";
import { createRedactor } from "#core/wire/create-redactor.ts";

/** Plain letters, since a header can carry no others. */
const placeholder = "(the key of .env.local)";
/** Characters that stand in no key, in none of the forms a key is written in. */
const outsideKeys = /[\s"<>{}[\],]/;
/** The longest end of a piece that is held back for the next one: longer than a key in any form. */
const maxHeldChars = 8192;

/** Creates the function that takes a key out of a text. */
export function createKeyRedactor(key: string): (text: string) => string {
  return createRedactor([{ value: key, placeholder }]).redact;
}

/**
 * Creates a stream that passes bytes on without a key in them. The end of a piece waits for the next one only where it
 * may be in the middle of a key, so that events, which end with a line, pass at once.
 */
export function createRedactionStream(key: string): Transform {
  const redact = createKeyRedactor(key);
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // One character a byte, so that bytes that are no text pass unchanged.
      const text = held + chunk.toString("latin1");
      const end = findHeldStart(text);
      held = text.slice(end);
      done(null, Buffer.from(redact(text.slice(0, end)), "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(redact(held), "latin1"));
    },
  });
}

function findHeldStart(text: string): number {
  const least = Math.max(0, text.length - maxHeldChars);
  for (let at = text.length; at > least; at -= 1) if (outsideKeys.test(text.charAt(at - 1))) return at;
  return least;
}
