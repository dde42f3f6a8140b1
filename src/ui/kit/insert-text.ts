/**
 * Inserts a text at the cursor of a field and gives the field the focus, as if it were typed: undo takes it out again.
 * The command is old and has no successor.
 */
export function insertText(field: HTMLElement | null, text: string): void {
  field?.focus();
  document.execCommand("insertText", false, text);
}
