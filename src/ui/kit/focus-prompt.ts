/** Puts the focus into the prompt, once React has drawn what the action before it changed; `atEnd` puts it behind the text. */
export function focusPrompt(atEnd = false): void {
  requestAnimationFrame(() => {
    const field = document.getElementById("prompt");
    field?.focus();
    if (atEnd && field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  });
}
