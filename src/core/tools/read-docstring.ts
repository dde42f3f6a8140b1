/** The description of a function in its docstring, and those of its parameters by name. */
export type DocumentedFunction = {
  description: string;
  parameters: Map<string, { description: string; type?: string }>;
};

/** The headings of sections in a docstring of Google's or NumPy's style. */
const HEADINGS =
  /^(?:args|arguments|parameters|params|keyword args|keyword arguments|other parameters|returns?|yields?|raises|examples?|notes?|see also|references|warnings?|attributes)\s*:?\s*$/i;
const PARAMETER_HEADINGS =
  /^(?:args|arguments|parameters|params|keyword args|keyword arguments|other parameters)\s*:?\s*$/i;

/** A docstring of Google's, NumPy's or Sphinx's style. */
export function readDocstring(docstring: string): DocumentedFunction {
  const parameters: DocumentedFunction["parameters"] = new Map();
  const lines = dedent(docstring).map((line) => line.replaceAll("\t", "    "));
  const description: string[] = [];
  let isInDescription = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^:\w/.test(line)) {
      isInDescription = false;
      at = readField(lines, at, parameters);
    } else if (HEADINGS.test(line)) {
      isInDescription = false;
      const isUnderlined = /^-{3,}\s*$/.test(lines[at + 1] ?? "");
      if (PARAMETER_HEADINGS.test(line))
        at = readSection(lines, at + (isUnderlined ? 2 : 1), isUnderlined, parameters) - 1;
    } else if (isInDescription) description.push(line);
  }
  return { description: joinLines(description), parameters };
}

/** Reads ":param str city: The city" and ":type city: str" with the lines that continue it, and returns its last line. */
function readField(lines: readonly string[], at: number, parameters: DocumentedFunction["parameters"]): number {
  const match = /^:(\w+)\s+([^:]*?)([\w*]+)\s*:\s*(.*)$/.exec(lines[at] ?? "");
  let last = at;
  const words = [match?.[4] ?? ""];
  while (/^\s+\S/.test(lines[last + 1] ?? "")) words.push((lines[(last += 1)] ?? "").trim());
  const [, field = "", type = "", name = ""] = match ?? [];
  const text = joinLines(words);
  const before = parameters.get(name) ?? { description: "" };
  if (field === "type") parameters.set(name, { ...before, type: text });
  else if (/^(?:param|parameter|arg|argument|key|keyword)$/.test(field))
    parameters.set(name, { ...before, description: text, ...(type.trim() === "" ? {} : { type: type.trim() }) });
  return last;
}

/** Reads the entries of a section, and returns the line after it. */
function readSection(
  lines: readonly string[],
  first: number,
  isUnderlined: boolean,
  parameters: DocumentedFunction["parameters"],
): number {
  const inner = getIndent(lines.slice(first).find((line) => line.trim() !== "") ?? "");
  let names: string[] = [];
  let at = first;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const indent = getIndent(line);
    if (HEADINGS.test(line) || indent < inner || /^:\w/.test(line)) break;
    const text = line.trim();
    if (indent > inner) {
      for (const name of names) {
        const before = parameters.get(name);
        if (before) parameters.set(name, { ...before, description: `${before.description} ${text}`.trim() });
      }
      continue;
    }
    const entry = isUnderlined
      ? /^((?:\*{0,2}\w+)(?:\s*,\s*\*{0,2}\w+)*)\s*(?::\s*(.*))?$/.exec(text)
      : /^(\*{0,2}\w+)\s*(?:\(([^)]*)\))?\s*:\s*(.*)$/.exec(text);
    names = (entry?.[1] ?? "").split(",").map((name) => name.trim().replace(/^\*+/, ""));
    const type = entry?.[2]?.replace(/,?\s*(?:optional|default\b.*)/gi, "").trim();
    for (const name of names)
      if (name !== "")
        parameters.set(name, {
          description: isUnderlined ? "" : (entry?.[3] ?? ""),
          ...(type === undefined || type === "" ? {} : { type }),
        });
  }
  return at;
}

const getIndent = (line: string): number => line.length - line.trimStart().length;

/** The lines without the indentation that all but the first have in common. */
function dedent(text: string): string[] {
  const [first = "", ...others] = text.replaceAll("\r", "").split("\n");
  const indent = Math.min(...others.filter((line) => line.trim() !== "").map(getIndent));
  return [first.trim(), ...others.map((line) => line.slice(Number.isFinite(indent) ? indent : 0).trimEnd())];
}

/** Lines as sentences: an empty line stays a paragraph, and any other end of a line is a space. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join("\n")
    .trim()
    .replaceAll(/\n{2,}/g, "\n\n")
    .replaceAll(/([^\n])\n(?!\n|[-*•\d])/g, "$1 ");
}
