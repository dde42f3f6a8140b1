import type { ComponentProps, RefObject } from "react";
import { useLayoutEffect, useRef } from "react";
import { joinClasses } from "./join-classes.ts";

/** A text area that grows with its text, up to the height its class allows. Each line has a direction of its own. */
export function AutoTextarea({ className, ref: outer, ...rest }: ComponentProps<"textarea">) {
  const own = useRef<HTMLTextAreaElement>(null);
  useHeightOfContent(own, rest.value);
  return (
    <textarea
      rows={1}
      dir="auto"
      {...rest}
      ref={(area) => {
        own.current = area;
        if (typeof outer === "function") outer(area);
        else if (outer) outer.current = area;
      }}
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
