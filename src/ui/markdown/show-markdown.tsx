import { renderToStaticMarkup } from "react-dom/server";
import { Markdown } from "./markdown.tsx";

/** The markup of a text without the elements around its blocks: the text itself, its chapters and segments. For tests. */
export function showMarkdown(text: string, streaming = false): string {
  const markup = renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  const [, inner = ""] = /^<div class="markdown">(.*)<\/div>$/s.exec(markup) ?? [];
  const wrapped = /<div class="chapter[^>]*><div class="segment[^>]*>/;
  // The first chapter follows data without a fence, where there is any.
  const joined = inner
    .replaceAll(/<\/div><\/div><div class="chapter[^>]*><div class="segment[^>]*>/g, "")
    .replaceAll(/<\/div><div class="segment[^>]*>/g, "");
  return wrapped.test(joined) ? joined.replace(wrapped, "").replace(/<\/div><\/div>$/, "") : joined;
}
