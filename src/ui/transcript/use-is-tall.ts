import type { RefObject } from "react";
import { useEffect, useState } from "react";
import { FOLDED_PX } from "./answer-heights.ts";
import { followGrowth } from "./follow-growth.ts";

/**
 * True where an answer in a row, an element marked `data-fold`, is higher than a folded row or, where `isEven`, than even answers. Of
 * these, the ones that scroll can be focused, and those that grow are followed.
 */
export function useIsTall(row: RefObject<HTMLElement | null>, isEven: boolean): boolean {
  const [isTall, setTall] = useState(false);
  useEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const listAnswers = () => [...element.querySelectorAll<HTMLElement>("[data-fold]")];
    const measure = () => {
      const answers = listAnswers();
      if (!isEven) return setTall(answers.some((each) => each.scrollHeight > FOLDED_PX + 24));
      const sizes = answers.map((each) => ({ each, isCut: each.scrollHeight > each.clientHeight + 1 }));
      for (const { each, isCut } of sizes) setFocusable(each, isCut);
      for (const each of answers) followGrowth(each);
      // While all is shown nothing is cut, and the row stays as it was found.
      const areCut = answers.some((each) => each.dataset["fold"] === "even");
      if (areCut) setTall(sizes.some(({ isCut }) => isCut));
    };
    const growth = new ResizeObserver(measure);
    const watch = () => {
      growth.disconnect();
      for (const answer of listAnswers()) {
        // The height of even answers changes with the window.
        if (isEven) growth.observe(answer);
        for (const each of answer.children) growth.observe(each);
      }
      measure();
    };
    // Replies are added, removed and replaced.
    const changes = new MutationObserver(watch);
    for (const cell of element.children) changes.observe(cell, { childList: true });
    changes.observe(element, { childList: true });
    watch();
    return () => {
      growth.disconnect();
      changes.disconnect();
      for (const answer of listAnswers()) setFocusable(answer, false);
    };
  }, [row, isEven]);
  return isTall;
}

function setFocusable(element: HTMLElement, isFocusable: boolean): void {
  if (isFocusable) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}
