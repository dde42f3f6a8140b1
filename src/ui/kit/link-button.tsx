import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes.ts";

/** A button within a sentence that looks like a link. */
export function LinkButton({
  keepsColour = false,
  className,
  ...rest
}: ComponentProps<"button"> & {
  /** True to keep the colour of the surrounding text. */
  keepsColour?: boolean;
}) {
  return (
    <button
      type="button"
      data-inline
      {...rest}
      className={joinClasses("font-medium underline underline-offset-2", !keepsColour && "text-accent", className)}
    />
  );
}
