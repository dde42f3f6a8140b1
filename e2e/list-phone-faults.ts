import type { Page } from "@playwright/test";

/**
 * The faults that a finger meets in the open layer, or in the page without one: a page that is wider than the window, controls
 * of less than 44 pixels, and fields whose text is so small that Safari zooms into them. Links and buttons within a sentence
 * are as high as its lines, as WCAG allows them.
 */
export function listPhoneFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const CONTROLS =
      "button, a[href], input, select, textarea, summary, [role=menuitem], [role=option], [role=tab], [role=checkbox], [role=switch]";
    const scope = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
    const describe = (control: HTMLElement) =>
      `${control.tagName.toLowerCase()} “${(control.ariaLabel ?? control.innerText.trim().replaceAll(/\s+/g, " ")).slice(0, 40)}”`;
    const isInSentence = (control: HTMLElement) =>
      "inline" in control.dataset ||
      (control.matches("a") &&
        control.closest("p, li, td, label, .markdown") !== null &&
        getComputedStyle(control).display === "inline");
    /** The control with its label, which is pressed as well. */
    const measure = (control: HTMLElement) => {
      const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
      const boxes = [control, ...labels].map((each) => each.getBoundingClientRect());
      const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
      const height = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
      return [Math.round(width), Math.round(height)] as const;
    };
    const controls = [...scope.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (control) =>
        control.checkVisibility({ opacityProperty: false, visibilityProperty: true }) &&
        control.closest(".sr-only, [inert]") === null &&
        !(control instanceof HTMLInputElement && control.type === "file"),
    );
    const faults = controls.flatMap((control) => {
      const [width, height] = measure(control);
      const isField = control.matches("select, textarea, input:not([type=checkbox], [type=radio], [type=range])");
      const fontPixels = Number.parseFloat(getComputedStyle(control).fontSize);
      return [
        ...(isInSentence(control) || (width >= 44 && height >= 44) ? [] : [`${describe(control)} ${width}×${height}`]),
        ...(isField && fontPixels < 16 ? [`${describe(control)} text of ${fontPixels}`] : []),
      ];
    });
    const wide = document.documentElement.scrollWidth - innerWidth;
    const { left, right } = scope.getBoundingClientRect();
    return [
      ...new Set([
        ...(wide > 0 ? [`the page is ${wide} too wide`] : []),
        ...(left < 0 || right > innerWidth ? [`the layer ends at ${Math.round(left)} and ${Math.round(right)}`] : []),
        ...faults,
      ]),
    ];
  });
}
