import katex from "katex";
import "katex/dist/katex.min.css";

/**
 * Shows TeX as math in the element, in place of what is there. What KaTeX cannot read is shown as it was written, with
 * the reason as its title. Large: load this file when math is first shown.
 */
export function renderTex(tex: string, element: HTMLElement, isDisplay: boolean): void {
  element.removeAttribute("title");
  try {
    // KaTeX builds elements, so no HTML is parsed. Sizes and expansions are bounded because a model writes them.
    katex.render(tex, element, {
      displayMode: isDisplay,
      throwOnError: true,
      strict: "ignore",
      maxSize: 40,
      maxExpand: 500,
      // The one command that sets a style attribute, which the content security policy refuses.
      macros: { "\\pmb": "\\boldsymbol{#1}" },
    });
  } catch (error) {
    element.textContent = tex;
    element.title = error instanceof Error ? error.message : "This math could not be shown.";
  }
}
