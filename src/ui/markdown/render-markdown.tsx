import type { Element } from "hast";
import { use, type ComponentProps, type ReactElement } from "react";
import ReactMarkdown, { type Components, type ExtraProps, type Options } from "react-markdown";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkCjkFriendlyStrikethrough from "remark-cjk-friendly-gfm-strikethrough";
import remarkGfm from "remark-gfm";
import { addressSyntax } from "./address-syntax.ts";
import { cutAddresses } from "./cut-addresses.ts";
import { InlineCodeContext } from "./inline-code-context.ts";
import { markLongCells } from "./mark-long-cells.ts";
import { createBudget, GROWING_LIMITS, OverrunError, SETTLED_LIMITS } from "#core/drawing-budget.ts";
import { HIDDEN_BAR, hideBars } from "#core/markdown/hide-bars.ts";
import { hasDeepMarkers } from "#core/markdown/has-deep-markers.ts";
import { CodeBlock } from "./code-block.tsx";
import { limitTree } from "./limit-tree.ts";
import { meterSyntax } from "./meter-syntax.ts";
import { PlainSource } from "./plain-source.tsx";
import { markSources } from "./mark-sources.ts";
import { SourceMark } from "./source-mark.tsx";
import { sanitizeElements } from "./sanitize-elements.ts";
import { setDirections } from "./set-directions.ts";
import { addStreamingCaret } from "./streaming-caret.tsx";
import { MathText } from "./math-text.tsx";
import { mathSyntax } from "./math-syntax.ts";
import { restoreBars } from "./restore-bars.ts";
import { settleDoubtfulMath } from "./settle-doubtful-math.ts";
import { answerSyntax } from "./answer-syntax.ts";
import { drawHtmlTags } from "./draw-html-tags.ts";

const COMPONENTS: Components = { pre: PreformattedCode, code: CodeOrMath, table: WideTable, cite: SourceMark };

// One tilde means "about": "5~10" and "20~30" in a sentence are not struck through.
const syntax = meterSyntax([
  [remarkGfm, { singleTilde: false }],
  // Chinese, Japanese and Korean put no spaces around marks of emphasis: "这是**「重要」**的".
  remarkCjkFriendly,
  [remarkCjkFriendlyStrikethrough, { singleTilde: false }],
  addressSyntax,
  mathSyntax,
  answerSyntax,
]);

const SETTLED: Options = {
  rehypePlugins: [sanitizeElements, markLongCells, setDirections, markSources],
  remarkRehypeOptions: { footnoteLabelTagName: "p", footnoteLabelProperties: { className: ["footnotes-label"] } },
  components: COMPONENTS,
  // Addresses are checked in `sanitizeElements`, which rewrites links and images.
  urlTransform: (address) => address,
};
const GROWING: Options = {
  ...SETTLED,
  rehypePlugins: [sanitizeElements, markLongCells, setDirections, markSources, addStreamingCaret],
};

/** The Markdown source as elements, or as plain text where the parser fails or a limit is exceeded. */
export function renderMarkdown(source: string, isGrowing: boolean): ReactElement {
  try {
    const limits = isGrowing ? GROWING_LIMITS : SETTLED_LIMITS;
    if (hasDeepMarkers(source)) throw new OverrunError("too-deep");
    const options = isGrowing ? GROWING : SETTLED;
    // The line ending before the source is where the parser's work begins to be counted.
    const children = `\n${hideBars(source)}`;
    const remarkPlugins: Options["remarkPlugins"] = [
      [syntax, { budget: createBudget(limits), source: children }],
      cutAddresses,
      [drawHtmlTags, { isGrowing }],
      [limitTree, { limits }],
      settleDoubtfulMath,
      ...(children.includes(HIDDEN_BAR) ? [restoreBars] : []),
    ];
    // Called as a function, not rendered as an element: it uses no hooks, and errors of the parser can be caught here.
    return ReactMarkdown({ ...options, remarkPlugins, children });
  } catch (error) {
    const overrun = error instanceof OverrunError ? error.overrun : undefined;
    return <PlainSource text={source} overrun={overrun} isGrowing={isGrowing} />;
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
  if (math === undefined) return replaced ?? <code dir="ltr">{children}</code>;
  return (
    <MathText
      tex={getText(node)}
      source={String(node?.properties["dataSource"])}
      isDisplay={math === "display"}
      isGrowing={isGrowingNode(node)}
    />
  );
}

/** A table in a frame that scrolls, from the side at which the table begins. */
function WideTable({ children, dir }: ComponentProps<"table"> & ExtraProps) {
  return (
    <div dir={dir} className="wide-table" tabIndex={0} role="group" aria-label="Table">
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
