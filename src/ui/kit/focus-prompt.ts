/**
 * Focuses the prompt, once React has rendered the changes of the current action; `atEnd` puts the cursor behind the
 * text.
 */
export function focusPrompt(atEnd = false): void {
  requestAnimationFrame(() => {
    const field = document.getElementById("prompt");
    field?.focus();
    if (atEnd && field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  });
}
