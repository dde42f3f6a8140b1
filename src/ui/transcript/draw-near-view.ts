import { flushSync } from "react-dom";
import { startTransition } from "react";

/** The most parts that are drawn for printing: more would hold the page for minutes, and are printed as plain text. */
const MAX_PRINTED = 1000;

/** The function that draws each part that is not drawn yet, and those of these parts that are near the view. */
const undrawn = new Map<Element, () => void>();
const waiting = new Set<Element>();
/** The parts of each group, which are watched one by one only while their group is near the view. */
const groups = new Map<Element, PartGroup>();
const observers = new WeakMap<Element, IntersectionObserver>();
let isScheduled = false;

/** The function that draws each part of a group. */
type PartGroup = ReadonlyMap<Element, () => void>;

/**
 * Draws each part of a group once it is less than a screen away from what its scroller shows, one part a frame and those in
 * sight first. Returns a function that stops this.
 */
export function drawNearView(element: Element, scroller: Element, parts: PartGroup): () => void {
  const observer = getObserver(scroller);
  if (groups.size === 0) addEventListener("beforeprint", drawForPrint);
  for (const [part, draw] of parts) undrawn.set(part, draw);
  groups.set(element, parts);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    groups.delete(element);
    for (const part of parts.keys()) {
      observer.unobserve(part);
      undrawn.delete(part);
      waiting.delete(part);
    }
    if (groups.size === 0) removeEventListener("beforeprint", drawForPrint);
  };
}

function getObserver(scroller: Element): IntersectionObserver {
  const known = observers.get(scroller);
  if (known) return known;
  const observer = new IntersectionObserver(noteNear, { root: scroller, rootMargin: "100% 0px" });
  observers.set(scroller, observer);
  return observer;
}

function noteNear(entries: readonly IntersectionObserverEntry[], observer: IntersectionObserver): void {
  for (const { target, isIntersecting } of entries) {
    const parts = groups.get(target);
    if (parts) watchParts(parts, isIntersecting, observer);
    else if (isIntersecting && undrawn.has(target)) waiting.add(target);
    else waiting.delete(target);
  }
  scheduleDrawing();
}

function watchParts(parts: PartGroup, isNear: boolean, observer: IntersectionObserver): void {
  for (const part of parts.keys()) {
    if (isNear && undrawn.has(part)) observer.observe(part);
    else {
      observer.unobserve(part);
      waiting.delete(part);
    }
  }
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
  undrawn.delete(nearest);
  if (draw) startTransition(draw);
  scheduleDrawing();
}

function drawForPrint(): void {
  const printed = [...undrawn].slice(-MAX_PRINTED);
  flushSync(() => {
    for (const [part, draw] of printed) {
      undrawn.delete(part);
      draw();
    }
  });
}
