/** A field of a kind of check. Its value is a text, in which `{{name}}` stands for a value of the row. */
export type CheckField = {
  name: string;
  label: string;
  /** "code" is several lines that are no prose; "switch" is "yes" or "no". */
  input: "line" | "lines" | "code" | "number" | "switch" | "choice";
  start: string;
  hint?: string;
  choices?: readonly { value: string; label: string }[];
  /** True where an empty field says something. */
  isOptional?: true;
};

/** A kind of check, as it is chosen and filled in. */
export type CheckKindRow = {
  /** The rest of a sentence that begins with "The answer". */
  label: string;
  hint?: string;
  fields: readonly CheckField[];
  /** True where it can look at a part of the answer. */
  takesAim: boolean;
  /** True where most people want the opposite. */
  startsNegated?: true;
  /** The field whose value stands in the name of a check that the user has not named. */
  named?: string;
  /** The name of such a check, where it is not the label. */
  title?: string;
  /** The words between that name and the value. */
  nameMark?: string;
};

/** The start of fields that hold the right answer. */
export const EXPECTED_MARKER = "{{expected}}";
const field = (
  name: string,
  label: string,
  input: CheckField["input"],
  start: string,
  more: Partial<CheckField> = {},
): CheckField => ({ name, label, input, start, ...more });

const IGNORE_CASE = field("ignoreCase", "Ignore capitals", "switch", "yes");
const IGNORE_SPACES = field("ignoreSpaces", "Ignore spaces and lines", "switch", "yes");
const IGNORE_ACCENTS = field("ignoreAccents", "Ignore accents", "switch", "no");
const FOLDING = [IGNORE_CASE, IGNORE_SPACES, IGNORE_ACCENTS];
const text = (label = "Text") => field("value", label, "lines", EXPECTED_MARKER);
const lines = (label: string, start: string) => field("values", label, "lines", start, { hint: "One on each line." });
const tolerance = field("tolerance", "Tolerance", "line", "0", { hint: "A number, or a share such as 1%." });
const optionalNumber = (name: string, label: string, start = "") =>
  field(name, label, "number", start, { isOptional: true });
const choice = (name: string, label: string, choices: Record<string, string>): CheckField =>
  field(name, label, "choice", Object.keys(choices)[0] ?? "", {
    choices: Object.entries(choices).map(([value, label]) => ({ value, label })),
  });

/** The kinds of checks. A new one is a row here and its function in `run-kind.ts`, which the compiler asks for. */
export const CHECK_KIND_ROWS = {
  equals: { label: "equals", fields: [text(), ...FOLDING], takesAim: true, named: "value" },
  contains: { label: "contains", fields: [text(), ...FOLDING], takesAim: true, named: "value" },
  "contains-any": {
    label: "contains any of",
    fields: [lines("Texts", ""), ...FOLDING],
    takesAim: true,
    named: "values",
  },
  "contains-all": {
    label: "contains all of",
    fields: [lines("Texts", ""), ...FOLDING],
    takesAim: true,
    named: "values",
  },
  "starts-with": { label: "starts with", fields: [text(), ...FOLDING], takesAim: true, named: "value" },
  matches: {
    label: "matches a pattern",
    hint: "A regular expression of JavaScript. It is ended after 2 seconds.",
    fields: [field("pattern", "Pattern", "code", ""), field("ignoreCase", "Ignore capitals", "switch", "no")],
    takesAim: true,
    named: "pattern",
  },
  label: {
    label: "is one of these labels",
    fields: [
      lines("Labels", "yes\nno"),
      field("value", "Right label", "line", EXPECTED_MARKER, {
        isOptional: true,
        hint: "Empty where any of them is right.",
      }),
      IGNORE_CASE,
    ],
    takesAim: true,
    named: "values",
  },
  number: {
    label: "has a number near",
    fields: [
      field("value", "Number", "line", EXPECTED_MARKER),
      tolerance,
      choice("which", "Which number", { last: "the last one", first: "the first one", only: "the only one" }),
    ],
    takesAim: true,
    named: "value",
  },
  "json-valid": {
    label: "is JSON",
    hint: "A code fence around it is left out.",
    fields: [],
    takesAim: true,
  },
  "json-schema": {
    label: "is JSON of a schema",
    fields: [field("schema", "JSON schema", "code", '{\n  "type": "object",\n  "required": []\n}')],
    takesAim: true,
  },
  "json-fields": {
    label: "has the same JSON at each field",
    fields: [
      field("value", "JSON", "code", EXPECTED_MARKER),
      tolerance,
      field("allowsMore", "Other fields may be there", "switch", "yes"),
      IGNORE_CASE,
      IGNORE_SPACES,
    ],
    takesAim: true,
    named: "value",
  },
  "json-value": {
    label: "has at a path the value",
    fields: [
      field("path", "Path", "line", "", { hint: "Such as total, items[0].name." }),
      field("value", "Value", "line", EXPECTED_MARKER),
      tolerance,
      IGNORE_CASE,
    ],
    takesAim: false,
    named: "path",
  },
  "tool-call": {
    label: "calls a tool",
    fields: [
      field("tool", "Tool", "line", ""),
      field("arguments", "Arguments", "code", "", {
        isOptional: true,
        hint: "JSON whose fields must be there; others may be too.",
      }),
    ],
    takesAim: false,
    named: "tool",
  },
  boxes: {
    label: "has the boxes",
    hint: "Boxes and points in any notation that is drawn on pictures. Boxes with a label are compared with those of the same label.",
    fields: [
      field("value", "Boxes", "code", EXPECTED_MARKER),
      choice("measure", "Compared by", {
        overlap: "their overlap (IoU)",
        inside: "the middle lies inside",
        count: "their number",
      }),
      field("least", "Least overlap", "number", "0.5"),
    ],
    takesAim: false,
    named: "value",
  },
  similar: {
    label: "is similar to",
    fields: [
      text(),
      choice("measure", "Measure", {
        edits: "edits of characters",
        words: "words in common",
        "rouge-l": "words in order (ROUGE-L)",
      }),
      field("least", "At least", "number", "0.8", { hint: "From 0 to 1, which is the same." }),
      ...FOLDING,
    ],
    takesAim: true,
    named: "value",
  },
  "character-errors": {
    label: "has few wrong characters",
    hint: "The edits that make the text of the answer, as a share of its characters.",
    fields: [text(), field("most", "At most", "number", "0.05"), ...FOLDING],
    takesAim: true,
    named: "value",
  },
  "same-as-before": {
    label: "is the same as my last run",
    hint: "Compared with the answer before it in the same place.",
    fields: FOLDING,
    takesAim: true,
  },
  length: {
    label: "has a length",
    fields: [
      choice("unit", "Counted in", { words: "words", characters: "characters", lines: "lines", tokens: "tokens" }),
      optionalNumber("least", "At least"),
      optionalNumber("most", "At most", "100"),
    ],
    takesAim: true,
    named: "most",
  },
  time: {
    label: "takes at most",
    fields: [field("most", "Seconds", "number", "5")],
    takesAim: false,
    named: "most",
  },
  cost: {
    label: "costs at most",
    fields: [field("most", "US dollars", "number", "0.01")],
    takesAim: false,
    named: "most",
  },
  "finish-reason": {
    label: "ends with a finish reason",
    fields: [lines("Finish reasons", "stop\nend_turn")],
    takesAim: false,
    named: "values",
  },
  refusal: {
    label: "refuses to answer",
    hint: "By its finish reason, or because it begins as refusals do in English.",
    fields: [],
    takesAim: false,
    startsNegated: true,
  },
  expression: {
    label: "meets an expression",
    hint: "Such as json.total > 0 && output.length < 200. It can use output, json, expected, row and usage. It is ended after 2 seconds.",
    fields: [field("expression", "Expression", "code", "output.includes(expected)")],
    takesAim: true,
    named: "expression",
  },
  hand: {
    label: "is marked by hand",
    hint: "Marks are given to answers one by one: pass, fail, 1 to 5, a note. An answer without a mark is left out.",
    fields: [
      field("least", "Passes from a rating of", "number", "4", {
        hint: "From 1 to 5. A mark of pass or fail counts before a rating.",
      }),
    ],
    takesAim: false,
    title: "By hand",
  },
  judge: {
    label: "passes a judge",
    hint: "A model is asked about each answer, when you press Judge.",
    fields: [
      choice("form", "Verdict", { pass: "pass or fail", rating: "1 to 5", better: "better of two" }),
      field("promptName", "Judge prompt", "line", "", { isOptional: true }),
      field("prompt", "Prompt", "lines", ""),
      field("rules", "Criteria", "lines", "", { isOptional: true }),
      field("connection", "Service", "line", ""),
      field("model", "Model", "line", ""),
      field("leastRating", "Passes from", "number", "4"),
      field("baseline", "Compared with", "line", "", { isOptional: true }),
      field("maxTokens", "Most tokens of a verdict", "number", "2000"),
      field("capUsd", "Most US dollars a press", "number", "1"),
      field("automatic", "Judge each answer when it arrives", "switch", "no"),
    ],
    takesAim: false,
    title: "Judge",
    named: "promptName",
    nameMark: ":",
  },
} as const satisfies Record<string, CheckKindRow>;

export type CheckKind = keyof typeof CHECK_KIND_ROWS;

/** The kinds in the order in which they are listed. */
export const CHECK_KINDS = Object.keys(CHECK_KIND_ROWS) as CheckKind[];

export const isCheckKind = (kind: string): kind is CheckKind => Object.hasOwn(CHECK_KIND_ROWS, kind);

/** The row of a kind; undefined for one of a later version. */
export function getKindRow(kind: string): CheckKindRow | undefined {
  return isCheckKind(kind) ? CHECK_KIND_ROWS[kind] : undefined;
}
