import { useEffect, useEffectEvent } from "react";

/** Calls back when C is pressed alone and nothing is being written: with another key it is the browser's own copying. */
export function useCopyKey(onCopy: () => void): void {
  const copy = useEffectEvent(onCopy);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
      const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      if (event.key.toLowerCase() === "c" && isAlone && !isWriting) copy();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
