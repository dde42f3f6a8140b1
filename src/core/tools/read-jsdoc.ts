import { findClosing } from "./code-scanner.ts";
import { joinLines } from "./read-docstring.ts";

/** A parameter in a JSDoc comment: its path, such as "options.city", its type, and true of `isOptional` where it can be left out. */
export type DocumentedParameter = {
  path: string;
  type?: string;
  isOptional: boolean;
  /** The code of its default. */
  default?: string;
  description: string;
};

/** The description of a function and its parameters in a comment of JSDoc; `comment` is what stands between its marks. */
export function readJsdoc(comment: string): { description: string; parameters: DocumentedParameter[] } {
  const lines = comment.split("\n").map((line) => line.trim().replace(/^\*+ ?/, ""));
  const tags: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith("@")) tags.push([]);
    tags.at(-1)?.push(line);
  }
  const [first = [], ...others] = tags.map((each) => joinLines(each));
  const said = typeof first === "string" ? first : "";
  const tagged = others.find((text) => /^@(?:description|desc|summary)\b/.test(text));
  return {
    description: said === "" && tagged !== undefined ? tagged.replace(/^@\w+\s*/, "") : said,
    parameters: others.flatMap((text) => readParameter(text)),
  };
}

function readParameter(text: string): DocumentedParameter[] {
  const tag = /^@(?:param|arg|argument)\s+/.exec(text);
  if (!tag) return [];
  let rest = text.slice(tag[0].length);
  let type: string | undefined;
  if (rest.startsWith("{")) {
    const close = findClosing(rest, 0, "script");
    if (close === undefined) return [];
    type = rest.slice(1, close).trim();
    rest = rest.slice(close + 1).trimStart();
  }
  const isBracketed = rest.startsWith("[");
  const close = isBracketed ? findClosing(rest, 0, "script") : undefined;
  const named = close === undefined ? (/^[\w$.]+/.exec(rest)?.[0] ?? "") : rest.slice(1, close);
  const after = close === undefined ? rest.slice(named.length) : rest.slice(close + 1);
  const [path = "", ...given] = named.split("=");
  if (!/^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(path.trim())) return [];
  const isOptional = isBracketed || (type?.endsWith("=") ?? false);
  return [
    {
      path: path.trim(),
      ...(type === undefined ? {} : { type: type.replace(/=$/, "") }),
      isOptional,
      ...(given.length > 0 ? { default: given.join("=").trim() } : {}),
      description: after.trim().replace(/^[-–—:]\s*/, ""),
    },
  ];
}
