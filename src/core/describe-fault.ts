import * as v from "valibot";
import { cutText } from "./cut-text.ts";

const KINDS: Record<string, string> = {
  string: "a text",
  number: "a number",
  true: "true",
  Array: "a list",
  Object: "an object",
  "(string | Array)": "a text or a list",
  "(string | Array | null)": "a text or a list",
};

/** The most characters of a wrong value that are repeated. */
const MAX_SHOWN_CHARS = 60;

/** The first fault in a part of a file at this place, as a sentence. */
export function describeFaultAt(issue: v.BaseIssue<unknown>, place: string): string {
  const sentence = describeFault(issue, place);
  return sentence.startsWith(`${place}: `) ? sentence : `${place}.${sentence}`;
}

/** The first fault that a schema found, with its place, as a sentence; `whole` names what was parsed. */
export function describeFault({ expected, received, ...issue }: v.BaseIssue<unknown>, whole: string): string {
  const place = v.getDotPath({ expected, received, ...issue }) ?? whole;
  if (received === "undefined") return `${place}: it is missing.`;
  const kind = KINDS[expected ?? ""];
  return kind === undefined
    ? `${place}: it cannot be read.`
    : `${place}: expected ${kind}, but it is ${cutText(received, MAX_SHOWN_CHARS)}.`;
}
