import { nameVariable } from "#core/templates/name-variable.ts";
import { unescapeAnsiC } from "./unescape-text.ts";

/** A command of a shell script: its words without quotes, and the text that it reads. */
export type ShellCommand = { words: string[]; input?: string };

/** The commands of a script, and the names of what only the shell could fill in, each written `{{name}}`. */
export type ShellScript = { commands: ShellCommand[]; holes: string[] };

/** The commands of a bash script: quotes, `$'…'`, continued lines, variables and here-documents. Nothing is run. */
export function readShellScript(script: string): ShellScript {
  return new ShellReader(script.replaceAll("\r\n", "\n")).read();
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=([^]*)$/;

class ShellReader {
  private at = 0;
  private words: string[] = [];
  private input: string | undefined;
  private readonly commands: ShellCommand[] = [];
  private readonly holes = new Set<string>();
  private readonly variables = new Map<string, string>();
  private readonly waiting: { end: string; isLiteral: boolean; isIndented: boolean }[] = [];

  private readonly script: string;

  constructor(script: string) {
    this.script = script;
  }

  read(): ShellScript {
    while (this.at < this.script.length) this.step();
    this.endCommand();
    return { commands: this.commands, holes: [...this.holes] };
  }

  private step(): void {
    const rest = this.script.slice(this.at, this.at + 3);
    const [first = ""] = rest;
    if (rest.startsWith("\\\n")) this.at += 2;
    else if (first === "\n") {
      this.at += 1;
      this.readHereDocuments();
      this.endCommand();
    } else if (/\s/.test(first)) this.at += 1;
    else if (first === "#") this.at = this.findLineEnd();
    else if (/[;&|()]/.test(first)) {
      this.at += 1;
      // The text that a here-document gives stands behind the line, and so may the rest of a pipe.
      if (this.waiting.length === 0) this.endCommand();
      else this.at = this.findLineEnd();
    } else if (rest.startsWith("<<<")) {
      this.at += 3;
      this.skipBlanks();
      this.input = this.readWord();
    } else if (rest.startsWith("<<")) this.readHereOpening();
    else if (first === "<" || first === ">") {
      this.at += 1;
      if (/[>&]/.test(this.script.charAt(this.at))) this.at += 1;
      this.skipBlanks();
      this.readWord();
    } else this.words.push(this.readWord());
  }

  private endCommand(): void {
    const { words, input } = this;
    this.words = [];
    this.input = undefined;
    const named = words[0] === "export" ? words.slice(1) : words;
    const first = named.findIndex((word) => !ASSIGNMENT.test(word));
    for (const word of first < 0 ? named : named.slice(0, first)) {
      const [, name = "", value = ""] = ASSIGNMENT.exec(word) ?? [];
      this.variables.set(name, value);
    }
    // A prompt that was copied along.
    const own = (first < 0 ? [] : named.slice(first)).filter((word, index) => index > 0 || !/^[$%>]$/.test(word));
    if (own.length > 0) this.commands.push({ words: own, ...(input === undefined ? {} : { input }) });
  }

  private readHereOpening(): void {
    this.at += 2;
    const isIndented = this.script.charAt(this.at) === "-";
    if (isIndented) this.at += 1;
    this.skipBlanks();
    const isLiteral = /["'\\]/.test(this.script.charAt(this.at));
    this.waiting.push({ end: this.readWord(), isLiteral, isIndented });
  }

  private readHereDocuments(): void {
    for (const { end, isLiteral, isIndented } of this.waiting.splice(0)) {
      const lines: string[] = [];
      while (this.at < this.script.length) {
        const lineEnd = this.findLineEnd();
        const line = this.script.slice(this.at, lineEnd);
        this.at = lineEnd + 1;
        const own = isIndented ? line.replace(/^\t+/, "") : line;
        if (own === end) break;
        lines.push(own);
      }
      const text = lines.map((line) => `${line}\n`).join("");
      this.input = isLiteral ? text : new ShellReader(text).expandAll(this.variables, this.holes);
    }
  }

  /** The whole text as between double quotes, in which quotes are text. */
  private expandAll(variables: ReadonlyMap<string, string>, holes: Set<string>): string {
    for (const [name, value] of variables) this.variables.set(name, value);
    const text = this.readQuoted("");
    for (const hole of this.holes) holes.add(hole);
    return text;
  }

  private readWord(): string {
    let word = "";
    while (this.at < this.script.length) {
      const [first = "", second = ""] = this.script.slice(this.at, this.at + 2);
      if (/[\s;&|()<>]/.test(first)) break;
      this.at += 1;
      if (first === "'") {
        const end = this.script.indexOf("'", this.at);
        word += this.script.slice(this.at, end < 0 ? undefined : end);
        this.at = end < 0 ? this.script.length : end + 1;
      } else if (first === '"') word += this.readQuoted('"');
      else if (first === "$" && second === "'") word += this.readAnsiC();
      else if (first === "$" && second === '"') {
        this.at += 1;
        word += this.readQuoted('"');
      } else if (first === "$") word += this.readExpansion();
      else if (first === "`") word += this.readCommand("`");
      else if (first === "\\") {
        if (second !== "\n") word += second;
        this.at += 1;
      } else word += first;
    }
    return word;
  }

  private readQuoted(end: '"' | ""): string {
    let text = "";
    while (this.at < this.script.length) {
      const [first = "", second = ""] = this.script.slice(this.at, this.at + 2);
      this.at += 1;
      if (first === end) break;
      if (first === "\\" && (/[$`\\\n]/.test(second) || (second === '"' && end === '"'))) {
        if (second !== "\n") text += second;
        this.at += 1;
      } else if (first === "$") text += this.readExpansion();
      else if (first === "`") text += this.readCommand("`");
      else text += first;
    }
    return text;
  }

  private readAnsiC(): string {
    const start = (this.at += 1);
    while (this.at < this.script.length && this.script.charAt(this.at) !== "'")
      this.at += this.script.charAt(this.at) === "\\" ? 2 : 1;
    const text = this.script.slice(start, this.at);
    this.at += 1;
    return unescapeAnsiC(text);
  }

  /** The value behind a dollar sign: a variable of the script has its value, everything else is a hole. */
  private readExpansion(): string {
    const rest = this.script.slice(this.at, this.at + 200);
    if (rest.startsWith("(")) {
      this.at += 1;
      return this.readCommand(")");
    }
    const { name, braced, fallback } =
      /^(?:(?<name>[A-Za-z_]\w*)|\{(?<braced>[A-Za-z_]\w*)(?::?-(?<fallback>[^}]*))?\})/.exec(rest)?.groups ?? {};
    const variable = name ?? braced;
    if (variable === undefined) return "$";
    this.at += rest.startsWith("{") ? rest.indexOf("}") + 1 : variable.length;
    return this.variables.get(variable) ?? fallback ?? this.makeHole(variable);
  }

  private readCommand(end: ")" | "`"): string {
    const start = this.at;
    for (let depth = 1; depth > 0 && this.at < this.script.length; this.at += 1) {
      const letter = this.script.charAt(this.at);
      if (letter === end) depth -= 1;
      else if (letter === "(" && end === ")") depth += 1;
    }
    return this.makeHole(this.script.slice(start, this.at - 1));
  }

  private makeHole(source: string): string {
    const name = nameVariable(source);
    this.holes.add(name);
    return `{{${name}}}`;
  }

  private skipBlanks(): void {
    while (/[ \t]/.test(this.script.charAt(this.at))) this.at += 1;
  }

  private findLineEnd(): number {
    const end = this.script.indexOf("\n", this.at);
    return end < 0 ? this.script.length : end;
  }
}
