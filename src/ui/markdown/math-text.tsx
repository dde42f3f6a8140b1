import { useLayoutEffect, useRef } from "react";
import { createLazyValue, useLazyValue } from "./lazy-value.ts";

const texRenderer = createLazyValue(async () => (await import("./render-tex.ts")).renderTex);

/** TeX as rendered math; as source while it grows and until the renderer is loaded. */
export function MathText({ tex, isDisplay, isGrowing }: { tex: string; isDisplay: boolean; isGrowing: boolean }) {
  const renderTex = useLazyValue(texRenderer, !isGrowing);
  const element = useRef<HTMLSpanElement>(null);
  const isShown = renderTex !== undefined && !isGrowing;
  useLayoutEffect(() => {
    if (isShown && element.current !== null) renderTex(tex, element.current, isDisplay);
  }, [isShown, renderTex, tex, isDisplay]);
  const look = isDisplay ? "math math-display" : "math";
  if (!isShown) return <code className={look}>{tex}</code>;
  // A span of its own, which React leaves empty and the renderer fills.
  return (
    <span
      key="math"
      ref={element}
      className={look}
      {...(isDisplay && { tabIndex: 0, role: "group", "aria-label": "Formula" })}
    />
  );
}
