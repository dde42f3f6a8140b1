import type { RefObject } from "react";
import { useState, useSyncExternalStore } from "react";

/** The browser's full screen: whether it has one, shows it, and has refused it, and the function that turns it on or off. */
export type FullScreen = { isOffered: boolean; isOn: boolean; isRefused: boolean; toggle: () => void };

/** Full screen of an element, which ends with the element. */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const isOn = useSyncExternalStore(watch, () => document.fullscreenElement !== null);
  const [isRefused, setRefused] = useState(false);
  const toggle = async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await element.current?.requestFullscreen();
      setRefused(false);
    } catch {
      setRefused(true);
    }
  };
  return { isOffered: document.fullscreenEnabled, isOn, isRefused, toggle: () => void toggle() };
}

function watch(onChange: () => void): () => void {
  document.addEventListener("fullscreenchange", onChange);
  return () => document.removeEventListener("fullscreenchange", onChange);
}
