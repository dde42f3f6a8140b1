const FORMULA = "[data-source]";

/**
 * Copies a selection with the TeX of each formula, once and with its marks, in place of its parts: a formula stands on
 * the page twice, for the eye and for a screen reader, and copied that way its signs come twice and in no order. Half a
 * formula is copied whole. A selection without formulas is left to the browser.
 */
export function copyFormulas(event: ClipboardEvent): void {
  const selection = getSelection();
  const { target, clipboardData } = event;
  const isWriting = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (isWriting || event.defaultPrevented || clipboardData === null || selection === null || selection.isCollapsed)
    return;
  const copied = buildCopy(Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index)));
  if (copied === undefined) return;
  // Only what is laid out has line ends between its paragraphs and tabs between its cells.
  document.body.append(copied);
  clipboardData.setData("text/plain", copied.innerText);
  clipboardData.setData("text/html", copied.innerHTML);
  copied.remove();
  event.preventDefault();
}

/** The content of the ranges with TeX in place of formulas; undefined where they have none. */
function buildCopy(ranges: readonly Range[]): HTMLElement | undefined {
  const copy = document.createElement("div");
  copy.className = "markdown copied-text";
  for (const range of ranges) copy.append(widen(range).cloneContents());
  const formulas = copy.querySelectorAll<HTMLElement>(FORMULA);
  for (const formula of formulas) formula.textContent = formula.dataset["source"] ?? "";
  for (const control of copy.querySelectorAll("button")) control.remove();
  return formulas.length === 0 ? undefined : copy;
}

/** The range with the formulas at its ends taken whole. */
function widen(range: Range): Range {
  const wide = range.cloneRange();
  const first = findFormula(range.startContainer);
  const last = findFormula(range.endContainer);
  if (first !== null) wide.setStartBefore(first);
  if (last !== null) wide.setEndAfter(last);
  return wide;
}

function findFormula(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(FORMULA) ?? null;
}
