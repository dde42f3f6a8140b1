import { useCallback } from "react";
import { createLazyValue, useLazyValue } from "./lazy-value.ts";

const texRenderer = createLazyValue(async () => (await import("./render-tex.ts")).renderTex);

/** TeX as rendered math; as source while it grows and until the renderer is loaded. */
export function MathText({ tex, isDisplay, isGrowing }: { tex: string; isDisplay: boolean; isGrowing: boolean }) {
  const renderTex = useLazyValue(texRenderer, !isGrowing);
  const isShown = renderTex !== undefined && !isGrowing;
  const fill = useCallback(
    (span: HTMLSpanElement | null) => {
      if (span) renderTex?.(tex, span, isDisplay);
    },
    [renderTex, tex, isDisplay],
  );
  const look = isDisplay ? "math math-display" : "math";
  if (!isShown) return <code className={look}>{tex}</code>;
  // A span of its own, which React leaves empty and the renderer fills.
  return (
    <span
      key="math"
      ref={fill}
      className={look}
      {...(isDisplay && { tabIndex: 0, role: "group", "aria-label": "Formula" })}
    />
  );
}
