import type { ProgramLanguage, Token } from "./program-tokens.ts";
import { tokenizeProgram } from "./program-tokens.ts";
import type { Arguments } from "./program-reader.ts";
import { ProgramReader } from "./program-reader.ts";
import type { ProgramValue } from "./program-value.ts";

/** A call in a program: the names before its bracket, such as ["client", "messages", "create"], and its arguments. */
export type ProgramCall = { names: readonly string[]; position: number; readArguments: () => Arguments };

/** A program, the values of its variables, and its calls. */
export class ProgramScope {
  private readonly tokens: Token[];
  private readonly assigned = new Map<string, number[]>();
  private readonly added = new Map<string, number[]>();
  private readonly reading = new Set<string>();
  readonly calls: ProgramCall[] = [];
  /** The variable that each call is assigned to, by the position of the call. */
  private readonly callNames = new Map<number, string>();

  private readonly text: string;
  private readonly language: ProgramLanguage;

  constructor(text: string, language: ProgramLanguage) {
    this.text = text;
    this.language = language;
    this.tokens = tokenizeProgram(text, language);
    this.scan();
  }

  /** The arguments of the call that a variable holds, such as a client; by class names. */
  findConstructor(variable: string, classNames: ReadonlySet<string>): ProgramCall | undefined {
    const made = this.calls.filter(({ names }) => classNames.has(names.at(-1) ?? ""));
    return made.findLast(({ position }) => this.callNames.get(position) === variable) ?? made.at(-1);
  }

  /** The value of a variable, with what is added to it; undefined where the program does not say it. */
  getVariable = (name: string): ProgramValue | undefined => {
    const at = this.assigned.get(name)?.at(-1);
    if (at === undefined || this.reading.has(name)) return undefined;
    this.reading.add(name);
    const value = this.createReader().readValueAt(at);
    const added = (this.added.get(name) ?? []).map((bracket) => this.createReader().readArgumentsAt(bracket));
    this.reading.delete(name);
    if (!Array.isArray(value)) return value;
    return [...value, ...added.flatMap(({ positional }) => positional)];
  };

  private createReader(): ProgramReader {
    return new ProgramReader({ tokens: this.tokens, text: this.text, language: this.language }, this.getVariable);
  }

  private scan(): void {
    const open: string[] = [];
    for (const [at, token] of this.tokens.entries()) {
      if (token.kind === "text") continue;
      if (/^[([{]$/.test(token.source)) {
        if (token.source === "(") this.addCall(at);
        open.push(token.source);
      } else if (/^[)\]}]$/.test(token.source)) open.pop();
      else if (token.source === "=" && !/[([]/.test(open.at(-1) ?? "")) this.addAssignment(at);
    }
  }

  private addAssignment(at: number): void {
    const names = this.readNamesBefore(at);
    const name = this.findTypedName(at) ?? names.join(".");
    if (name === "") return;
    const known = this.assigned.get(name);
    if (known) known.push(at + 1);
    else this.assigned.set(name, [at + 1]);
  }

  /** The name before a type, as in `const body: Body = {` and `messages: list[dict] = [`. */
  private findTypedName(at: number): string | undefined {
    for (let index = at - 1; index > 0 && at - index < 12; index -= 1) {
      const token = this.tokens[index];
      if (token?.kind === "mark" && token.source === ":") return this.tokens[index - 1]?.source;
      if (token?.isLineStart) return undefined;
    }
    return undefined;
  }

  private addCall(at: number): void {
    const names = this.readNamesBefore(at);
    if (names.length === 0) return;
    const [first = "", ...others] = names;
    const last = others.at(-1);
    if (last === "append" || last === "push") {
      const list = names.slice(0, -1).join(".");
      this.added.set(list, [...(this.added.get(list) ?? []), at]);
    }
    const start = at - (2 * names.length - 1);
    const isNew = this.tokens[start - 1]?.source === "new";
    const equals = this.tokens[start - (isNew ? 2 : 1)];
    const variable = this.tokens[start - (isNew ? 3 : 2)];
    if (equals?.source === "=" && variable?.kind === "name") this.callNames.set(at, variable.source);
    this.calls.push({
      names: first === "" ? [] : names,
      position: at,
      readArguments: () => this.createReader().readArgumentsAt(at),
    });
  }

  /** The names joined by dots before a token. */
  private readNamesBefore(at: number): string[] {
    const names: string[] = [];
    for (let index = at - 1; index >= 0; index -= 2) {
      const token = this.tokens[index];
      if (token?.kind !== "name") break;
      names.unshift(token.source);
      if (!/^\??\.$/.test(this.tokens[index - 1]?.source ?? "")) break;
    }
    return names;
  }
}
