import { useCallback, useEffect, useMemo } from "react";
import { explainOverrun } from "#core/drawing-budget.ts";
import { measureTex } from "#core/markdown/measure-tex.ts";
import { copyFormulas } from "./copy-formulas.ts";
import { createLazyValue, useLazyValue } from "./lazy-value.ts";
import { typesetInTurns } from "./typeset-in-turns.ts";

const texRenderer = createLazyValue(async () => (await import("./render-tex.ts")).renderTex);

/**
 * TeX as rendered math; as source while it grows, until the renderer is loaded, and where it exceeds a limit. `source`
 * is the TeX with its marks, as it is copied.
 */
export function MathText({
  tex,
  source,
  isDisplay,
  isGrowing,
}: {
  tex: string;
  source: string;
  isDisplay: boolean;
  isGrowing: boolean;
}) {
  useCopyAsTex();
  const { tokens, overrun } = useMemo(() => measureTex(tex), [tex]);
  const canShow = !isGrowing && overrun === undefined;
  const renderTex = useLazyValue(texRenderer, canShow);
  const isShown = renderTex !== undefined && canShow;
  const fill = useCallback(
    (span: HTMLSpanElement) => {
      span.textContent = tex;
      return typesetInTurns(tokens, () => renderTex?.(tex, span, isDisplay));
    },
    [renderTex, tex, tokens, isDisplay],
  );
  const look = isDisplay ? "math math-display" : "math";
  if (overrun !== undefined && !isGrowing)
    return (
      <>
        <code className={look} data-source={source}>
          {tex}
        </code>{" "}
        <small className="plain-note">{explainOverrun(overrun)}</small>
      </>
    );
  if (!isShown)
    return (
      <code className={look} data-source={source}>
        {tex}
      </code>
    );
  // A span of its own, which React leaves empty and the renderer fills.
  return (
    <span
      key="math"
      ref={fill}
      className={look}
      data-source={source}
      {...(isDisplay && { tabIndex: 0, role: "group", "aria-label": "Formula" })}
    />
  );
}

/** Copies formulas as TeX from the first one on. The page has one listener for all: adding it again does nothing. */
function useCopyAsTex(): void {
  useEffect(() => document.addEventListener("copy", copyFormulas), []);
}
