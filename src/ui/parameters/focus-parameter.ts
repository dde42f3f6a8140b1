/** The row of the correction that leaves a parameter out, which has no other row then. */
function findCorrection(path: string): HTMLElement | undefined {
  const rows = document.querySelectorAll<HTMLElement>('section[aria-label="Corrections"] [role="group"]');
  return [...rows].find((row) => `${path}.`.startsWith(`${row.getAttribute("aria-label") ?? ""}.`));
}

/** The frames to wait for a panel that opens as a sheet or whose control is being fetched. */
const MAX_FRAMES_TO_WAIT = 120;

/** Focuses the control of a parameter in the panel as soon as it is there, and tints its row for a moment. */
export function focusParameter(path: string, tint: "accent" | "danger"): void {
  requestAnimationFrame(() => focusControl(path, tint, MAX_FRAMES_TO_WAIT));
}

function focusControl(path: string, tint: "accent" | "danger", framesLeft: number): void {
  const name = CSS.escape(path.startsWith("thinking.") ? "thinking.budget_tokens" : path);
  const row =
    document.querySelector<HTMLElement>(`aside[aria-label="Parameters"] [role="group"][aria-label="${name}"]`) ??
    findCorrection(path);
  const control =
    row?.querySelector<HTMLElement>("input:not([type=range]), textarea, select") ?? row?.querySelector("button");
  if (row && control) {
    row.scrollIntoView({ block: "center" });
    control.focus();
    row.animate([{ backgroundColor: `var(--${tint}-soft)` }, {}], { duration: 1600 });
  } else if (framesLeft > 0) requestAnimationFrame(() => focusControl(path, tint, framesLeft - 1));
}
