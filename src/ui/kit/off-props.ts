import type { MouseEvent, MouseEventHandler } from "react";

/** A control that may be off. It keeps the focus while it is off, and its tooltip says the reason. */
export type OffReason = {
  /** The reason why the control does nothing now; undefined where it is on. */
  offReason?: string | undefined;
};

/** The attributes of a button that is on, or off for a reason. */
export function getOffProps(
  offReason: string | undefined,
  onClick: MouseEventHandler<HTMLButtonElement> | undefined,
): { "aria-disabled"?: true; title?: string; onClick?: MouseEventHandler<HTMLButtonElement> } {
  if (offReason === undefined) return onClick ? { onClick } : {};
  return { "aria-disabled": true, title: offReason, onClick: (event: MouseEvent) => event.preventDefault() };
}
