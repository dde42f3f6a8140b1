import type { ComponentProps } from "react";
import { useLayoutEffect, useRef } from "react";
import { joinClasses } from "./join-classes.ts";

/** A text area that grows with its text, up to the height its class allows. */
export function AutoTextarea({ className, ref: outer, ...rest }: ComponentProps<"textarea">) {
  const own = useRef<HTMLTextAreaElement>(null);
  // The value is the dependency, since the height follows the text.
  useLayoutEffect(() => {
    const area = own.current;
    // Browsers with `field-sizing` size the field themselves.
    if (!area || CSS.supports("field-sizing", "content")) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [rest.value]);
  return (
    <textarea
      rows={1}
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
