import { flushSync } from "react-dom";
import { startTransition } from "react";

/** The most parts that are drawn for printing: more would hold the page for minutes, and are printed as plain text. */
const MAX_PRINTED = 1000;

/** The function that draws each part that is not drawn yet, and those of these parts that are near the view. */
const undrawn = new Map<Element, () => void>();
const waiting = new Set<Element>();
const observers = new WeakMap<Element, IntersectionObserver>();
let isScheduled = false;

/**
 * Calls `draw` once the element is less than a screen away from what its scroller shows, one part a frame and those in
 * sight first. Returns a function that stops this.
 */
export function drawNearView(element: Element, scroller: Element, draw: () => void): () => void {
  const observer = getObserver(scroller);
  if (undrawn.size === 0) addEventListener("beforeprint", drawForPrint);
  undrawn.set(element, draw);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    undrawn.delete(element);
    waiting.delete(element);
    if (undrawn.size === 0) removeEventListener("beforeprint", drawForPrint);
  };
}

function getObserver(scroller: Element): IntersectionObserver {
  const known = observers.get(scroller);
  if (known) return known;
  const observer = new IntersectionObserver(noteNear, { root: scroller, rootMargin: "100% 0px" });
  observers.set(scroller, observer);
  return observer;
}

function noteNear(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting && undrawn.has(target)) waiting.add(target);
    else waiting.delete(target);
  }
  scheduleDrawing();
}

function scheduleDrawing(): void {
  if (isScheduled || waiting.size === 0) return;
  isScheduled = true;
  requestAnimationFrame(() => setTimeout(drawNearest));
}

function drawNearest(): void {
  isScheduled = false;
  const middle = innerHeight / 2;
  const distance = (each: Element) => {
    const { top, bottom } = each.getBoundingClientRect();
    return Math.max(top - middle, middle - bottom, 0);
  };
  const [nearest] = [...waiting].toSorted((a, b) => distance(a) - distance(b));
  if (!nearest) return;
  waiting.delete(nearest);
  const draw = undrawn.get(nearest);
  if (draw) startTransition(draw);
  scheduleDrawing();
}

function drawForPrint(): void {
  flushSync(() => {
    for (const draw of [...undrawn.values()].slice(-MAX_PRINTED)) draw();
  });
}
