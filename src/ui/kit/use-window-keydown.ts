import { useEffect, useEffectEvent } from "react";

/** Calls back with each key that is pressed anywhere on the page, as long as the component is on the screen. */
export function useWindowKeydown(onKeydown: (event: KeyboardEvent) => void): void {
  const listener = useEffectEvent(onKeydown);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => listener(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
