import type { Element } from "hast";
import { use, type ComponentProps, type ReactElement } from "react";
import ReactMarkdown, { type Components, type ExtraProps, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { InlineCodeContext } from "./inline-code-context.ts";
import { markLongCells } from "./mark-long-cells.ts";
import { CodeBlock } from "./code-block.tsx";
import { sanitizeElements } from "./sanitize-elements.ts";
import { addStreamingCaret } from "./streaming-caret.tsx";
import { MathText } from "./math-text.tsx";
import { mathSyntax } from "./math-syntax.ts";
import { convertHtmlToText } from "./convert-html-to-text.ts";

const COMPONENTS: Components = { pre: PreformattedCode, code: CodeOrMath, table: WideTable };

const SETTLED: Options = {
  // One tilde means "about": "5~10" and "20~30" in a sentence are not struck through.
  remarkPlugins: [[remarkGfm, { singleTilde: false }], mathSyntax, convertHtmlToText],
  rehypePlugins: [sanitizeElements, markLongCells],
  remarkRehypeOptions: { footnoteLabelTagName: "p", footnoteLabelProperties: { className: ["footnotes-label"] } },
  components: COMPONENTS,
  // Addresses are checked in `sanitizeElements`, which rewrites links and images.
  urlTransform: (address) => address,
};
const GROWING: Options = { ...SETTLED, rehypePlugins: [sanitizeElements, markLongCells, addStreamingCaret] };

/** The Markdown source as elements, or as plain text where the parser fails. */
export function renderMarkdown(source: string, isGrowing: boolean): ReactElement {
  try {
    // Called as a function, not rendered as an element: it uses no hooks, and errors of the parser can be caught here.
    return ReactMarkdown({ ...(isGrowing ? GROWING : SETTLED), children: source });
  } catch {
    return <p className="plain-source">{source}</p>;
  }
}

function PreformattedCode({ node }: ComponentProps<"pre"> & ExtraProps) {
  const code = node?.children.find((child): child is Element => child.type === "element");
  const [, language = ""] = /(?:^| )language-(\S+)/.exec(getClassName(code)) ?? [];
  return <CodeBlock code={getText(code).replace(/\n$/, "")} language={language} isGrowing={isGrowingNode(node)} />;
}

function CodeOrMath({ node, children }: ComponentProps<"code"> & ExtraProps) {
  const replaced = use(InlineCodeContext)(getText(node));
  const math = node?.properties["dataMath"];
  if (math === undefined) return replaced ?? <code>{children}</code>;
  return <MathText tex={getText(node)} isDisplay={math === "display"} isGrowing={isGrowingNode(node)} />;
}

function WideTable({ children }: ComponentProps<"table"> & ExtraProps) {
  return (
    <div className="wide-table" tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}

function isGrowingNode(node: Element | undefined): boolean {
  return node?.properties["dataGrowing"] === true;
}

function getClassName(node: Element | undefined): string {
  const names = node?.properties["className"];
  return Array.isArray(names) ? names.join(" ") : "";
}

function getText(node: Element | undefined): string {
  return (node?.children ?? []).map((child) => (child.type === "text" ? child.value : "")).join("");
}
