import katex from "katex";
import "katex/dist/katex.min.css";

/**
 * Renders TeX as math into the element and replaces its content. TeX that KaTeX cannot parse is shown as source, with
 * the error as its title. Large: load this file when math is first shown.
 */
export function renderTex(tex: string, element: HTMLElement, isDisplay: boolean): void {
  element.removeAttribute("title");
  try {
    // KaTeX builds elements, so no HTML is parsed. Sizes and expansions are limited because the source is untrusted.
    katex.render(tex, element, {
      displayMode: isDisplay,
      throwOnError: true,
      strict: "ignore",
      maxSize: 40,
      maxExpand: 500,
      // The only command that sets a style attribute, which the content security policy refuses.
      macros: { "\\pmb": "\\boldsymbol{#1}" },
    });
  } catch (error) {
    element.textContent = tex;
    element.title = error instanceof Error ? error.message : "This math could not be shown.";
  }
}
