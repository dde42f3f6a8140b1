/** The frames to wait for a control that is being fetched or drawn. */
const MAX_FRAMES_TO_WAIT = 120;

/** Presses a control of the page as a click does, once it is there. Calls back where it does not come within so many frames. */
export function pressControl(
  selector: string,
  onMissing: () => void = () => {},
  framesToWait: number = MAX_FRAMES_TO_WAIT,
): void {
  whenThere(selector, (control) => control.click(), onMissing, framesToWait);
}

/** Focuses a control of the page once it is there, and selects the text of a field of one line. */
export function focusControl(selector: string): void {
  whenThere(
    selector,
    (control) => {
      control.focus();
      if (control instanceof HTMLInputElement) control.select();
    },
    () => {},
    MAX_FRAMES_TO_WAIT,
  );
}

/** The id of the answer that has the focus, or in which something has it; undefined for none. */
export function getFocusedReplyId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-reply]")?.dataset["reply"];
}

/** The id of the turn in which something has the focus; undefined for none. */
export function getFocusedTurnId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-turn]")?.dataset["turn"];
}

/** Closes the open dialog as Escape does: it asks first where something typed would be lost. */
export function requestDialogClose(): void {
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
  dialog?.dispatchEvent(new Event("cancel", { cancelable: true }));
}

function whenThere(
  selector: string,
  act: (control: HTMLElement) => void,
  onMissing: () => void,
  framesLeft: number,
): void {
  const control = document.querySelector<HTMLElement>(selector);
  if (control) act(control);
  else if (framesLeft > 0) requestAnimationFrame(() => whenThere(selector, act, onMissing, framesLeft - 1));
  else onMissing();
}
