import type { ProgramLanguage, Token } from "./program-tokens.ts";
import { addValues } from "./add-values.ts";
import { readProgramNumber } from "./program-numbers.ts";
import { readConstructor, readMethod } from "./program-methods.ts";
import type { ProgramValue } from "./program-value.ts";
import { getMember, isPlainObject, Unresolved } from "./program-value.ts";
import { readTextToken } from "./read-text-token.ts";
import { TokenCursor } from "./token-cursor.ts";

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

/**
 * A reader of values in a program: literals, names with a literal value, texts that are joined, and the few calls that
 * only change how a value is written. Everything else is unresolved. Nothing is run.
 */
export class ProgramReader {
  private depth = 0;
  private readonly cursor: TokenCursor;
  private readonly language: ProgramLanguage;
  private readonly getVariable: (name: string) => ProgramValue | undefined;

  constructor(
    { tokens, text, language }: { tokens: readonly Token[]; text: string; language: ProgramLanguage },
    getVariable: (name: string) => ProgramValue | undefined,
  ) {
    this.cursor = new TokenCursor(tokens, text);
    this.language = language;
    this.getVariable = getVariable;
  }

  /** The value that begins at a token. */
  readValueAt(at: number): ProgramValue {
    this.cursor.at = at;
    return this.readExpression();
  }

  /** The arguments of the call whose bracket is at a token. */
  readArgumentsAt(at: number): Arguments {
    this.cursor.at = at;
    return this.readArguments();
  }

  private readExpression(): ProgramValue {
    const start = this.cursor.at;
    this.depth += 1;
    const value = this.depth > MAX_DEPTH ? undefined : this.readSum();
    this.depth -= 1;
    if (value !== undefined && this.cursor.isAtEnd()) return value;
    this.cursor.skipToEnd();
    return new Unresolved(this.cursor.getSource(start));
  }

  private readSum(): ProgramValue | undefined {
    let value = this.readOperand();
    while (value !== undefined) {
      if (this.cursor.take("+")) {
        const next = this.readOperand();
        value = next === undefined ? undefined : addValues(value, next);
      } else if (this.cursor.isAt("*") && typeof value === "number") {
        this.cursor.at += 1;
        const next = this.readOperand();
        value = typeof next === "number" ? value * next : undefined;
      } else if (this.cursor.isAt("||", "??", "or")) {
        this.cursor.at += 1;
        const next = this.readOperand();
        if (value instanceof Unresolved) value = next;
      } else if (this.cursor.isAt("as", "satisfies") && this.language === "javascript") {
        this.cursor.at += 1;
        this.cursor.skipToEnd();
        return value;
      } else return value;
    }
    return undefined;
  }

  private readOperand(): ProgramValue | undefined {
    const start = this.cursor.at;
    let value = this.readPrimary();
    for (;;) {
      if (value === undefined) return undefined;
      if (this.cursor.isAt(".", "?.")) {
        this.cursor.at += 1;
        const name = this.cursor.token?.source ?? "";
        this.cursor.at += 1;
        value = this.cursor.isAt("(")
          ? readMethod(value, name, this.readArguments(), () => this.cursor.getSource(start))
          : (getMember(value, name) ?? new Unresolved(this.cursor.getSource(start)));
      } else if (this.cursor.isAt("[") && !this.cursor.token?.isLineStart) {
        this.cursor.at += 1;
        this.cursor.openCount += 1;
        const key = this.readExpression();
        this.cursor.openCount -= 1;
        if (!this.cursor.take("]")) return undefined;
        const member = typeof key === "string" ? getMember(value, key) : undefined;
        value = member ?? new Unresolved(this.cursor.getSource(start));
      } else if (this.cursor.isAt("(") && !this.cursor.token?.isLineStart) {
        const name = this.cursor.getTokenAfter(-1)?.source ?? "";
        const { positional, named } = this.readArguments();
        value = readConstructor(name, positional, named) ?? new Unresolved(this.cursor.getSource(start));
      } else if (this.cursor.isAt("!") && this.language === "javascript") this.cursor.at += 1;
      else return value;
    }
  }

  private readPrimary(): ProgramValue | undefined {
    const { token } = this.cursor;
    if (!token) return undefined;
    if (token.kind === "text") return this.readTexts();
    if (token.kind === "number") {
      this.cursor.at += 1;
      return readProgramNumber(token.source);
    }
    if (token.kind === "name") return this.readName(token.source);
    if (token.source === "-") {
      this.cursor.at += 1;
      const next = this.cursor.token;
      if (next?.kind !== "number") return undefined;
      this.cursor.at += 1;
      return readProgramNumber(`-${next.source}`);
    }
    if (!/^[([{]$/.test(token.source)) return undefined;
    this.cursor.openCount += 1;
    const value =
      token.source === "(" ? this.readParentheses() : token.source === "[" ? this.readList("]") : this.readObject();
    this.cursor.openCount -= 1;
    return value;
  }

  private readName(name: string): ProgramValue | undefined {
    const start = this.cursor.at;
    this.cursor.at += 1;
    if (name === "await" || (name === "new" && this.language === "javascript")) return this.readPrimary();
    if (Object.hasOwn(KEYWORDS, name)) return KEYWORDS[name];
    if (name === "lambda" || name === "function" || name === "async" || this.cursor.isAt("=>")) return undefined;
    return this.getVariable(name) ?? new Unresolved(this.cursor.getSource(start));
  }

  /** A text; in Python, texts that stand side by side are one. */
  private readTexts(): ProgramValue | undefined {
    let value: ProgramValue | undefined = "";
    do {
      const { token } = this.cursor;
      if (token?.kind !== "text") break;
      this.cursor.at += 1;
      const piece = readTextToken(token, this.language, this.getVariable);
      value = value === undefined ? undefined : addValues(value, piece);
    } while (this.language === "python" && this.cursor.token?.kind === "text");
    return value;
  }

  /** The value in parentheses, or the items of a tuple. */
  private readParentheses(): ProgramValue | undefined {
    const start = this.cursor.at;
    const items = this.readList(")");
    // A function of JavaScript.
    if (this.cursor.isAt("=>")) return undefined;
    if (!Array.isArray(items)) return items;
    const isTuple = items.length !== 1 || this.cursor.getTokenAfter(-2)?.source === ",";
    return isTuple && this.language === "python"
      ? items
      : (items.at(-1) ?? new Unresolved(this.cursor.getSource(start)));
  }

  private readList(end: string): ProgramValue | undefined {
    const start = this.cursor.at;
    this.cursor.at += 1;
    const items: ProgramValue[] = [];
    while (this.cursor.token && !this.cursor.isAt(end)) {
      const isSpread = this.cursor.take("...") || this.cursor.take("*");
      const item = this.readExpression();
      // A list that is computed from another.
      if (item instanceof Unresolved && /\sfor\s/.test(item.source)) items.push(new Unresolved(item.source));
      else if (isSpread && Array.isArray(item)) items.push(...item);
      else items.push(item);
      if (!this.cursor.take(",") && !this.cursor.isAt(end)) return this.giveUp(start, end);
    }
    this.cursor.at += 1;
    const [only] = items;
    return items.length === 1 && only instanceof Unresolved && /\sfor\s/.test(only.source)
      ? new Unresolved(this.cursor.getSource(start))
      : items;
  }

  private giveUp(start: number, end: string): Unresolved {
    this.cursor.skipPast(end);
    return new Unresolved(this.cursor.getSource(start));
  }

  private readObject(): ProgramValue | undefined {
    const start = this.cursor.at;
    this.cursor.at += 1;
    const members: [string, ProgramValue][] = [];
    while (this.cursor.token && !this.cursor.isAt("}")) {
      if (this.cursor.take("...") || this.cursor.take("**")) {
        const spread = this.readExpression();
        if (isPlainObject(spread)) members.push(...Object.entries(spread));
        else members.push(["…", spread]);
      } else {
        const member = this.readMember();
        if (!member) return this.giveUp(start, "}");
        members.push(member);
      }
      if (!this.cursor.take(",") && !this.cursor.isAt("}")) return this.giveUp(start, "}");
    }
    this.cursor.at += 1;
    return Object.fromEntries(members);
  }

  private readMember(): [string, ProgramValue] | undefined {
    const { token } = this.cursor;
    let name: ProgramValue | undefined;
    if (this.cursor.take("[")) {
      name = this.readExpression();
      if (!this.cursor.take("]")) return undefined;
    } else if (token?.kind === "text") name = this.readTexts();
    else {
      this.cursor.at += 1;
      name = token?.source ?? "";
    }
    if (typeof name !== "string") return undefined;
    if (this.cursor.take(":")) return [name, this.readExpression()];
    // The short form of JavaScript, `{ model }`.
    const isShort = token?.kind === "name" && this.cursor.isAt(",", "}");
    return isShort ? [name, this.getVariable(name) ?? new Unresolved(name)] : undefined;
  }

  private readArguments(): Arguments {
    const found: Arguments = { positional: [], named: {} };
    this.depth += 1;
    this.cursor.openCount += 1;
    this.cursor.at += 1;
    while (this.depth <= MAX_DEPTH && this.cursor.token && !this.cursor.isAt(")")) {
      const { token } = this.cursor;
      const next = this.cursor.getTokenAfter(1);
      if (this.cursor.take("**")) {
        const spread = this.readExpression();
        if (isPlainObject(spread))
          found.named = Object.fromEntries([...Object.entries(found.named), ...Object.entries(spread)]);
        else found.named["…"] = spread;
      } else if (this.language === "python" && token.kind === "name" && next?.kind === "mark" && next.source === "=") {
        this.cursor.at += 2;
        const value = this.readExpression();
        found.named = Object.fromEntries([...Object.entries(found.named), [token.source, value]]);
      } else found.positional.push(this.readExpression());
      if (!this.cursor.take(",") && !this.cursor.isAt(")")) break;
    }
    if (!this.cursor.take(")")) {
      this.cursor.skipToEnd();
      this.cursor.take(")");
    }
    this.depth -= 1;
    this.cursor.openCount -= 1;
    return found;
  }
}
