import { MAX_JUDGED_CHARS } from "./error-facts.ts";

const NAME = String.raw`[\\"'“\x60]{0,2}((?:body\.)?[A-Za-z_][\w.[\]-]{0,79})`;

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:unsupported|unknown|unrecognized|unrecognised|unexpected|additional|invalid)(?: request| body| keyword| json)?(?: parameter| argument| field| name| key| property| properties| option)s?(?: supplied| provided| argument)?(?:\s*\(s\))?:?\s+${NAME}`,
    "i",
  ),
  new RegExp(
    String.raw`${NAME}[\\"'”\x60]{0,2}(?: |: )(?:extra inputs are not permitted|extra fields not permitted)`,
    "i",
  ),
  new RegExp(
    String.raw`\b(?:property|parameter|field|argument|attribute)\s+${NAME}[\\"'”\x60]{0,2} (?:should not exist|(?:is|was) (?:not|un)\w*)`,
    "i",
  ),
  new RegExp(String.raw`\badditional ?properties:?\s+${NAME}`, "i"),
  new RegExp(String.raw`\bkey(?:\(s\)|s)? in object: ${NAME}`, "i"),
  new RegExp(String.raw`["']loc["']:\s*[([]\s*["']body["'],\s*${NAME}`, "i"),
  new RegExp(String.raw`\(${NAME}[\\"'”\x60]{0,2} (?:was|is) unexpected\)`, "i"),
];

/** Words that stand where a name would. */
const NO_NAME =
  /^(in|is|was|are|for|the|on|with|found|of|at|to|by|and|or|supplied|provided|this|that|value|received)$/i;

/** The name of the field that a service's sentence says it does not know; undefined where it names none. */
export function findUnknownField(sentence: string): string | undefined {
  const start = sentence.slice(0, MAX_JUDGED_CHARS);
  for (const pattern of PATTERNS) {
    const name = pattern
      .exec(start)?.[1]
      ?.replace(/^body\./, "")
      .replace(/[.[\]-]+$/, "");
    if (name !== undefined && name !== "" && !NO_NAME.test(name)) return name;
  }
  return undefined;
}
