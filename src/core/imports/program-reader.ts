import type { ProgramLanguage, Token } from "./program-tokens.ts";
import { addValues } from "./add-values.ts";
import { readProgramNumber } from "./program-numbers.ts";
import { readConstructor, readMethod } from "./program-methods.ts";
import type { ProgramValue } from "./program-value.ts";
import { getMember, isPlainObject, Unresolved } from "./program-value.ts";
import { readTextToken } from "./read-text-token.ts";

/** Deeper values are not read: nothing that is sent is nested so far. */
const MAX_DEPTH = 200;

const KEYWORDS: Readonly<Record<string, ProgramValue>> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  undefined: new Unresolved("undefined", true),
  NOT_GIVEN: new Unresolved("NOT_GIVEN", true),
};

/** Arguments of a call: by position, and by name. */
export type Arguments = { positional: ProgramValue[]; named: Record<string, ProgramValue> };

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * A reader of values in a program: literals, names with a literal value, texts that are joined, and the few calls that
 * only change how a value is written. Everything else is unresolved. Nothing is run.
 */
export class ProgramReader {
  private depth = 0;
  private at = 0;
  /** The number of brackets around the current token. */
  private open = 0;

  private readonly tokens: readonly Token[];
  private readonly text: string;
  private readonly language: ProgramLanguage;
  private readonly getVariable: (name: string) => ProgramValue | undefined;

  constructor(
    { tokens, text, language }: { tokens: readonly Token[]; text: string; language: ProgramLanguage },
    getVariable: (name: string) => ProgramValue | undefined,
  ) {
    this.tokens = tokens;
    this.text = text;
    this.language = language;
    this.getVariable = getVariable;
  }

  /** The value that begins at a token. */
  readValueAt(at: number): ProgramValue {
    this.at = at;
    return this.readExpression();
  }

  /** The arguments of the call whose bracket is at a token. */
  readArgumentsAt(at: number): Arguments {
    this.at = at;
    return this.readArguments();
  }

  private get token(): Token | undefined {
    return this.tokens[this.at];
  }

  private isAt(...sources: string[]): boolean {
    const { token } = this;
    return token !== undefined && token.kind !== "text" && sources.includes(token.source);
  }

  private take(source: string): boolean {
    const isThere = this.isAt(source);
    if (isThere) this.at += 1;
    return isThere;
  }

  private readExpression(): ProgramValue {
    const start = this.at;
    this.depth += 1;
    const value = this.depth > MAX_DEPTH ? undefined : this.readSum();
    this.depth -= 1;
    if (value !== undefined && this.isAtEnd()) return value;
    this.skipToEnd();
    return new Unresolved(this.getSource(start));
  }

  private getSource(start: number): string {
    const first = this.tokens[start];
    const last = this.tokens[this.at - 1];
    return first && last && last.end > first.start ? this.text.slice(first.start, last.end) : "";
  }

  /** True where an expression ends: at a comma, a closing bracket, or, outside brackets, a new line. */
  private isAtEnd(): boolean {
    const { token } = this;
    if (token === undefined || this.isAt(",", ")", "]", "}", ";")) return true;
    return this.open === 0 && token.isLineStart;
  }

  private skipToEnd(): void {
    const open: string[] = [];
    for (let { token } = this; token; { token } = this) {
      if (open.length === 0 && this.isAt(",", ")", "]", "}", ";")) return;
      this.at += 1;
      if (token.kind === "text") continue;
      const closing = CLOSING[token.source];
      if (closing !== undefined) open.push(closing);
      else if (token.source === open.at(-1)) open.pop();
    }
  }

  private readSum(): ProgramValue | undefined {
    let value = this.readOperand();
    while (value !== undefined) {
      if (this.take("+")) {
        const next = this.readOperand();
        value = next === undefined ? undefined : addValues(value, next);
      } else if (this.isAt("*") && typeof value === "number") {
        this.at += 1;
        const next = this.readOperand();
        value = typeof next === "number" ? value * next : undefined;
      } else if (this.isAt("||", "??", "or")) {
        this.at += 1;
        const next = this.readOperand();
        if (value instanceof Unresolved) value = next;
      } else if (this.isAt("as", "satisfies") && this.language === "javascript") {
        this.at += 1;
        this.skipToEnd();
        return value;
      } else return value;
    }
    return undefined;
  }

  private readOperand(): ProgramValue | undefined {
    const start = this.at;
    let value = this.readPrimary();
    for (;;) {
      if (value === undefined) return undefined;
      if (this.isAt(".", "?.")) {
        this.at += 1;
        const name = this.token?.source ?? "";
        this.at += 1;
        value = this.isAt("(")
          ? readMethod(value, name, this.readArguments(), () => this.getSource(start))
          : (getMember(value, name) ?? new Unresolved(this.getSource(start)));
      } else if (this.isAt("[") && !this.token?.isLineStart) {
        this.at += 1;
        this.open += 1;
        const key = this.readExpression();
        this.open -= 1;
        if (!this.take("]")) return undefined;
        const member = typeof key === "string" ? getMember(value, key) : undefined;
        value = member ?? new Unresolved(this.getSource(start));
      } else if (this.isAt("(") && !this.token?.isLineStart) {
        const { positional, named } = this.readArguments();
        const name = this.tokens[this.at - 1] === undefined ? "" : (this.tokens[start]?.source ?? "");
        value = readConstructor(name, positional, named) ?? new Unresolved(this.getSource(start));
      } else if (this.isAt("!") && this.language === "javascript") this.at += 1;
      else return value;
    }
  }

  private readPrimary(): ProgramValue | undefined {
    const { token } = this;
    if (!token) return undefined;
    if (token.kind === "text") return this.readTexts();
    if (token.kind === "number") {
      this.at += 1;
      return readProgramNumber(token.source);
    }
    if (token.kind === "name") return this.readName(token.source);
    if (token.source === "-") {
      this.at += 1;
      const next = this.token;
      if (next?.kind !== "number") return undefined;
      this.at += 1;
      return readProgramNumber(`-${next.source}`);
    }
    if (!/^[([{]$/.test(token.source)) return undefined;
    this.open += 1;
    const value =
      token.source === "(" ? this.readParentheses() : token.source === "[" ? this.readList("]") : this.readObject();
    this.open -= 1;
    return value;
  }

  private readName(name: string): ProgramValue | undefined {
    const start = this.at;
    this.at += 1;
    if (name === "await" || (name === "new" && this.language === "javascript")) return this.readPrimary();
    if (Object.hasOwn(KEYWORDS, name)) return KEYWORDS[name];
    if (name === "lambda" || name === "function" || name === "async" || this.isAt("=>")) return undefined;
    return this.getVariable(name) ?? new Unresolved(this.getSource(start));
  }

  /** A text; in Python, texts that stand side by side are one. */
  private readTexts(): ProgramValue | undefined {
    let value: ProgramValue | undefined = "";
    do {
      const { token } = this;
      if (token?.kind !== "text") break;
      this.at += 1;
      const piece = readTextToken(token, this.language, this.getVariable);
      value = value === undefined ? undefined : addValues(value, piece);
    } while (this.language === "python" && this.token?.kind === "text");
    return value;
  }

  /** The value in parentheses, or the items of a tuple. */
  private readParentheses(): ProgramValue | undefined {
    const start = this.at;
    const items = this.readList(")");
    // A function of JavaScript.
    if (this.isAt("=>")) return undefined;
    if (!Array.isArray(items)) return items;
    const isTuple = items.length !== 1 || this.tokens[this.at - 2]?.source === ",";
    return isTuple && this.language === "python" ? items : (items.at(-1) ?? new Unresolved(this.getSource(start)));
  }

  private readList(end: string): ProgramValue | undefined {
    const start = this.at;
    this.at += 1;
    const items: ProgramValue[] = [];
    while (this.token && !this.isAt(end)) {
      const isSpread = this.take("...") || this.take("*");
      const item = this.readExpression();
      // A list that is computed from another.
      if (item instanceof Unresolved && /\sfor\s/.test(item.source)) items.push(new Unresolved(item.source));
      else if (isSpread && Array.isArray(item)) items.push(...item);
      else items.push(item);
      if (!this.take(",") && !this.isAt(end)) return this.giveUp(start, end);
    }
    this.at += 1;
    const [only] = items;
    return items.length === 1 && only instanceof Unresolved && /\sfor\s/.test(only.source)
      ? new Unresolved(this.getSource(start))
      : items;
  }

  private giveUp(start: number, end: string): Unresolved {
    while (this.token && !this.isAt(end)) {
      this.skipToEnd();
      if (!this.isAt(end)) this.at += 1;
    }
    this.at += 1;
    return new Unresolved(this.getSource(start));
  }

  private readObject(): ProgramValue | undefined {
    const start = this.at;
    this.at += 1;
    const members: [string, ProgramValue][] = [];
    while (this.token && !this.isAt("}")) {
      if (this.take("...") || this.take("**")) {
        const spread = this.readExpression();
        if (isPlainObject(spread)) members.push(...Object.entries(spread));
        else members.push(["…", spread]);
      } else {
        const member = this.readMember();
        if (!member) return this.giveUp(start, "}");
        members.push(member);
      }
      if (!this.take(",") && !this.isAt("}")) return this.giveUp(start, "}");
    }
    this.at += 1;
    return Object.fromEntries(members);
  }

  private readMember(): [string, ProgramValue] | undefined {
    const { token } = this;
    let name: ProgramValue | undefined;
    if (this.take("[")) {
      name = this.readExpression();
      if (!this.take("]")) return undefined;
    } else if (token?.kind === "text") name = this.readTexts();
    else {
      this.at += 1;
      name = token?.source ?? "";
    }
    if (typeof name !== "string") return undefined;
    if (this.take(":")) return [name, this.readExpression()];
    // The short form of JavaScript, `{ model }`.
    const isShort = token?.kind === "name" && this.isAt(",", "}");
    return isShort ? [name, this.getVariable(name) ?? new Unresolved(name)] : undefined;
  }

  private readArguments(): Arguments {
    const found: Arguments = { positional: [], named: {} };
    this.depth += 1;
    this.open += 1;
    this.at += 1;
    while (this.depth <= MAX_DEPTH && this.token && !this.isAt(")")) {
      const { token } = this;
      const next = this.tokens[this.at + 1];
      if (this.take("**")) {
        const spread = this.readExpression();
        if (isPlainObject(spread))
          found.named = Object.fromEntries([...Object.entries(found.named), ...Object.entries(spread)]);
        else found.named["…"] = spread;
      } else if (this.language === "python" && token.kind === "name" && next?.kind === "mark" && next.source === "=") {
        this.at += 2;
        const value = this.readExpression();
        found.named = Object.fromEntries([...Object.entries(found.named), [token.source, value]]);
      } else found.positional.push(this.readExpression());
      if (!this.take(",") && !this.isAt(")")) break;
    }
    if (!this.take(")")) {
      this.skipToEnd();
      this.take(")");
    }
    this.depth -= 1;
    this.open -= 1;
    return found;
  }
}
