import type { ComponentProps, RefObject } from "react";
import { useLayoutEffect, useRef } from "react";
import { beginsRightToLeft } from "#core/markdown/begins-right-to-left.ts";
import { joinClasses } from "./join-classes.ts";

/**
 * A text area that grows with its text, up to the height its class allows. Each line has a direction of its own. The area
 * has that of its first letter, found here: where a browser finds it (`dir="auto"`), Chromium looks at the text again for
 * each of its lines, and takes seconds to set two megabytes.
 */
export function AutoTextarea({
  className,
  ref,
  ...rest
}: Omit<ComponentProps<"textarea">, "ref"> & { ref?: RefObject<HTMLTextAreaElement | null> }) {
  const inner = useRef<HTMLTextAreaElement>(null);
  const own = ref ?? inner;
  useHeightOfContent(own, rest.value);
  return (
    <textarea
      rows={1}
      // Without one, an empty area that a dialog makes inert loses its line in Chromium, and the page moves below it.
      placeholder=" "
      dir={beginsRightToLeft(String(rest.value ?? "")) ? "rtl" : undefined}
      {...rest}
      ref={own}
      className={joinClasses("block w-full resize-none field-sizing-content", className)}
    />
  );
}

/** Makes a text area as high as its text, in browsers that do not size fields by their content. */
function useHeightOfContent(area: RefObject<HTMLTextAreaElement | null>, value: unknown): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
    // The value is the dependency, since the height follows the text.
  }, [area, value]);
}
