import type { ComponentType } from "react";
import { lazy } from "react";

/**
 * A component that is fetched when it is first rendered. Where it cannot be fetched, such as offline, `fallback` is
 * shown in its place.
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
      This part of Étude could not be loaded. Reload the page when you are online.
    </p>
  );
}
