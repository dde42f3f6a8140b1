import { renderToStaticMarkup } from "react-dom/server";
import { Markdown } from "./markdown.tsx";

/** The markup of a text inside the wrapper. For tests. */
export function showMarkdown(text: string, streaming = false): string {
  const markup = renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  return markup.replace(/^<div class="markdown">/, "").replace(/<\/div>$/, "");
}
