import type { Token } from "./program-tokens.ts";

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** A place among the tokens of a program, and the steps that a reader takes from it. */
export class TokenCursor {
  at = 0;
  /** The number of brackets around the current token. */
  openCount = 0;

  private readonly tokens: readonly Token[];
  private readonly text: string;

  constructor(tokens: readonly Token[], text: string) {
    this.tokens = tokens;
    this.text = text;
  }

  get token(): Token | undefined {
    return this.tokens[this.at];
  }

  /** The token so many places after the current one, or before it. */
  getTokenAfter(distance: number): Token | undefined {
    return this.tokens[this.at + distance];
  }

  isAt(...sources: string[]): boolean {
    const { token } = this;
    return token !== undefined && token.kind !== "text" && sources.includes(token.source);
  }

  /** Steps over a token that is written so; false where another one stands there. */
  take(source: string): boolean {
    const isThere = this.isAt(source);
    if (isThere) this.at += 1;
    return isThere;
  }

  /** The text of the program from a token to the last one that was read. */
  getSource(start: number): string {
    const first = this.tokens[start];
    const last = this.tokens[this.at - 1];
    return first && last && last.end > first.start ? this.text.slice(first.start, last.end) : "";
  }

  /** True where an expression ends: at a comma, a closing bracket, or, outside brackets, a new line. */
  isAtEnd(): boolean {
    const { token } = this;
    if (token === undefined || this.isAt(",", ")", "]", "}", ";")) return true;
    return this.openCount === 0 && token.isLineStart;
  }

  /** Steps to the end of the expression. */
  skipToEnd(): void {
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

  /** Steps over everything up to a closing bracket, and over that. */
  skipPast(bracket: string): void {
    while (this.token && !this.isAt(bracket)) {
      this.skipToEnd();
      if (!this.isAt(bracket)) this.at += 1;
    }
    this.at += 1;
  }
}
