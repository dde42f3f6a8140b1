import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes.ts";

/** A button that stands in a sentence and looks like a link. */
export function LinkButton({
  keepsColour = false,
  className,
  ...rest
}: ComponentProps<"button"> & {
  /** The colour of the text around it is kept. */
  keepsColour?: boolean;
}) {
  return (
    <button
      type="button"
      {...rest}
      className={joinClasses("font-medium underline underline-offset-2", !keepsColour && "text-accent", className)}
    />
  );
}
