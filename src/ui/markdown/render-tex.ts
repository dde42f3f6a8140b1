import katex from "katex";
import "katex/dist/katex.min.css";

/**
 * Shows TeX as math in the element, in place of what is there. What KaTeX cannot read is shown as it was written, with
 * the reason as its title. Large: load this file when math is first shown.
 */
export function renderTex(tex: string, element: HTMLElement, isDisplay: boolean): void {
  element.removeAttribute("title");
  try {
    // Sizes and expansions are bounded because a model writes them. KaTeX builds elements: no HTML is parsed.
    katex.render(tex, element, { displayMode: isDisplay, throwOnError: true, strict: "ignore", maxSize: 40, maxExpand: 500 });
  } catch (error) {
    element.textContent = tex;
    element.title = error instanceof Error ? error.message : "This math could not be shown.";
  }
}
