import type { ComponentType } from "react";
import { lazy } from "react";

/**
 * A part of the page that is fetched when it is first drawn. Where it cannot be fetched, such as offline, `otherwise`
 * stands in its place and the page lives on.
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ComponentType<Props> = NotLoaded,
) {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: fallback };
    }
  });
}

function NotLoaded() {
  return (
    <p className="p-3 text-sm text-danger">
      This part of Étude could not be loaded. Load the page again when you are online.
    </p>
  );
}
