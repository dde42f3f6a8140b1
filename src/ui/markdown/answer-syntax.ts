import type { PhrasingContent } from "mdast";
import type { Extension, Token } from "micromark-util-types";
import { parseFence } from "#core/markdown/parse-fence.ts";
import { disclosureLine } from "./disclosure-line.ts";
import { htmlExceptDrawn } from "./html-except-drawn.ts";
import { markdownFence } from "./markdown-fence.ts";

/** The parts of the processor and of the tree compiler that are used here. */
type Processor = { data: () => object };
type ProcessorData = { micromarkExtensions?: Extension[]; fromMarkdownExtensions?: object[] };
type BlockNode =
  | { type: "paragraph" | "strong"; children: PhrasingContent[] }
  | { type: "code"; lang: string | null; meta: null; value: string };
type CompileContext = {
  enter: (node: BlockNode, token: Token) => void;
  exit: (token: Token) => void;
  sliceSerialize: (token: Token) => string;
};

const LESS_THAN = 60;
const BACKTICK = 96;
const TILDE = 126;

const ANSWER_PARSER: Extension = {
  flow: { [LESS_THAN]: [disclosureLine, htmlExceptDrawn], [BACKTICK]: markdownFence, [TILDE]: markdownFence },
  disable: { null: ["htmlFlow"] },
};
const ANSWER_COMPILER = {
  enter: { disclosureSummary: enterSummary, markdownFence: enterFence },
  exit: { disclosureSummary: exitSummary, markdownFence: exitFence },
};

/**
 * A remark plugin that parses blocks as models mean them: `<details>` with Markdown in it, tags that are drawn, and
 * fences in a fence of Markdown.
 */
export const answerSyntax = addAnswerSyntax;

function addAnswerSyntax(this: Processor): void {
  const data: ProcessorData = this.data();
  (data.micromarkExtensions ??= []).push(ANSWER_PARSER);
  (data.fromMarkdownExtensions ??= []).push(ANSWER_COMPILER);
}

function enterSummary(this: CompileContext, token: Token): void {
  this.enter({ type: "paragraph", children: [] }, token);
  this.enter({ type: "strong", children: [] }, token);
}

function exitSummary(this: CompileContext, token: Token): void {
  this.exit(token);
  this.exit(token);
}

function enterFence(this: CompileContext, token: Token): void {
  const source = " ".repeat(token.fenceIndent ?? 0) + this.sliceSerialize(token);
  const fence = parseFence(source) ?? { language: "markdown", code: source };
  this.enter({ type: "code", lang: fence.language, meta: null, value: fence.code }, token);
}

function exitFence(this: CompileContext, token: Token): void {
  this.exit(token);
}
