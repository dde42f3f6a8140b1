import type { Extension, Token } from "micromark-util-types";
import { displayMath } from "./display-math.ts";
import { BACKSLASH, DOLLAR } from "./math-codes.ts";
import { bracketMath, dollarMath } from "./text-math.ts";

/** The parts of the processor and of the tree compiler that are used here. */
type Processor = { data: () => object };
type ProcessorData = { micromarkExtensions?: Extension[]; fromMarkdownExtensions?: object[] };
type MathNode = {
  type: "inlineCode";
  value: string;
  data?: { hProperties: { dataMath: string }; hChildren: { type: "text"; value: string }[] };
};
type CompileContext = {
  enter: (node: MathNode, token: Token) => void;
  exit: (token: Token) => void;
  sliceSerialize: (token: Token) => string;
  stack: MathNode[];
};

const MATH_PARSER: Extension = {
  flow: { [DOLLAR]: displayMath, [BACKSLASH]: displayMath },
  text: { [DOLLAR]: dollarMath, [BACKSLASH]: bracketMath },
};
const MATH_COMPILER = {
  enter: { displayMath: enterMath, textMath: enterMath },
  exit: { displayMath: exitMath, textMath: exitMath },
};

function addMathSyntax(this: Processor): void {
  const data: ProcessorData = this.data();
  (data.micromarkExtensions ??= []).push(MATH_PARSER);
  (data.fromMarkdownExtensions ??= []).push(MATH_COMPILER);
}

/**
 * A remark plugin that parses TeX as models write it: display math in `$$ … $$` and `\[ … \]`, inline math in `\( …
 * \)`, and in `$ … $` where it is not money. Math becomes `<code data-math="display">` or `"inline"` with the TeX as
 * its text.
 */
export const mathSyntax = addMathSyntax;

function enterMath(this: CompileContext, token: Token): void {
  this.enter({ type: "inlineCode", value: "" }, token);
}

function exitMath(this: CompileContext, token: Token): void {
  const source = this.sliceSerialize(token).trim();
  const [, opening = "", tex = ""] = /^(\$\$?|\\[[(])([^]*?)(?:\1|\\[\])])?$/.exec(source) ?? [];
  const node = this.stack.at(-1);
  this.exit(token);
  if (node?.type !== "inlineCode") return;
  node.value = tex.trim();
  // As a child: in the value alone, line ends would become spaces, and a TeX comment would swallow the next line.
  node.data = {
    hProperties: { dataMath: opening === "$$" || opening === "\\[" ? "display" : "inline" },
    hChildren: [{ type: "text", value: tex.trim() }],
  };
}
