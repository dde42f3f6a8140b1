import type { Extension, Token } from "micromark-util-types";
import { HIDDEN_BAR } from "#core/markdown/hide-bars.ts";
import { commandMath } from "./command-math.ts";
import { displayMath } from "./display-math.ts";
import { BACKSLASH, DOLLAR } from "./math-codes.ts";
import { bracketMath, dollarMath, isDoubtfulToken } from "./text-math.ts";

/** The parts of the processor and of the tree compiler that are used here. */
type Processor = { data: () => object };
type ProcessorData = { micromarkExtensions?: Extension[]; fromMarkdownExtensions?: object[] };
type MathNode = {
  type: "inlineCode";
  value: string;
  data?: {
    hProperties: { dataMath: string; dataSource: string };
    hChildren: { type: "text"; value: string }[];
    isDoubtful: boolean;
  };
};
type CompileContext = {
  enter: (node: MathNode | { type: "paragraph"; children: [] }, token: Token) => void;
  exit: (token: Token) => void;
  sliceSerialize: (token: Token) => string;
  stack: MathNode[];
  data: { inTable?: boolean };
};

const MARKED = /^(\$\$?|\\[[(])([^]*)(?:\1|\\[\])])[ \t]*([.,;:!?。，；：]?)$/;

const MATH_PARSER: Extension = {
  flow: { [DOLLAR]: displayMath, [BACKSLASH]: displayMath },
  text: { [DOLLAR]: dollarMath, [BACKSLASH]: [bracketMath, commandMath] },
};

function addMathSyntax(this: Processor): void {
  const data: ProcessorData = this.data();
  (data.micromarkExtensions ??= []).push(MATH_PARSER);
  (data.fromMarkdownExtensions ??= []).push(createCompiler());
}

/**
 * A remark plugin that parses TeX as models write it, by the rules of `math-judge.ts`: display math in `$$ … $$` and
 * `\[ … \]`, inline math in `\( … \)` and in `$ … $` where it is not money, environments, chemistry. Math becomes `<code
 * data-math="display">` or `"inline"` with the TeX as its text and, as `data-source`, what stands in the reply.
 */
export const mathSyntax = addMathSyntax;

function createCompiler(): object {
  let source = "";
  let line = 0;

  function enterMath(this: CompileContext, token: Token): void {
    source = "";
    line = token.start.line;
    this.enter({ type: "inlineCode", value: "" }, token);
  }

  /** Collects the lines without the marks of quotes and lists before them. */
  function exitChunk(this: CompileContext, token: Token): void {
    source += "\n".repeat(token.start.line - line) + this.sliceSerialize(token);
    line = token.start.line;
  }

  function exitMath(this: CompileContext, token: Token): void {
    const node = this.stack.at(-1);
    this.exit(token);
    if (node?.type !== "inlineCode") return;
    // In a table, a bar of a formula has to be escaped, and is one bar.
    const shown = source.replaceAll(HIDDEN_BAR, "|").trim();
    const written = this.data.inTable === true ? shown.replaceAll("\\|", "|") : shown;
    const [, mark, marked = "", fullStop = ""] = MARKED.exec(written) ?? [];
    const isDisplay =
      mark === undefined ? token.type === "displayMath" || isNumbered(written) : /^(?:\$\$|\\\[)/.test(mark);
    const tex = mark === undefined ? written : marked.trim() + fullStop;
    node.value = tex;
    // As a child: in the value alone, line ends would become spaces, and a TeX comment would swallow the next line.
    node.data = {
      hProperties: { dataMath: isDisplay ? "display" : "inline", dataSource: written },
      hChildren: [{ type: "text", value: tex }],
      isDoubtful: isDoubtfulToken(token),
    };
  }

  function enterRest(this: CompileContext, token: Token): void {
    this.enter({ type: "paragraph", children: [] }, token);
  }

  function exitRest(this: CompileContext, token: Token): void {
    this.exit(token);
  }

  return {
    enter: { displayMath: enterMath, textMath: enterMath, mathRest: enterRest },
    exit: { displayMath: exitMath, textMath: exitMath, mathChunk: exitChunk, mathRest: exitRest },
  };
}

/** True for an environment that TeX sets on lines of its own. */
function isNumbered(tex: string): boolean {
  return /^\\begin\{(?:equation|align|alignat|gather|multline|eqnarray|displaymath|math|CD)\*?\}/.test(tex);
}
