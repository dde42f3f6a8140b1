import { readNumber } from "#core/exact-number.ts";
import type { ProgramValue } from "./program-value.ts";

/** The value of a number as a program writes it: with underscores, in hexadecimal digits, with `n` behind. */
export function readProgramNumber(source: string): ProgramValue {
  const written = source.replaceAll("_", "").replace(/n$/, "");
  if (/^-?0x/i.test(written)) return Number(written);
  const whole = written
    .replace(/^(-?)\./, "$10.")
    .replace(/\.(?=$|e)/i, "")
    .replace(/^(-?)0+(?=\d)/, "$1");
  return readNumber(whole);
}
