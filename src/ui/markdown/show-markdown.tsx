import { renderToStaticMarkup } from "react-dom/server";
import { Markdown } from "./markdown.tsx";

/** The markup of a text without the elements around its blocks: the text itself and its segments. For tests. */
export function showMarkdown(text: string, streaming = false): string {
  const markup = renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  const [, inner = ""] = /^<div class="markdown">(.*)<\/div>$/s.exec(markup) ?? [];
  // The first segment follows data without a fence, where there is any.
  const joined = inner.replaceAll(/<\/div><div class="segment[^>]*>/g, "");
  return /<div class="segment/.test(joined)
    ? joined.replace(/<div class="segment[^>]*>/, "").replace(/<\/div>$/, "")
    : joined;
}
