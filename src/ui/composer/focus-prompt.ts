/** Puts the focus into the prompt, once React has drawn what the action before it changed. */
export function focusPrompt(): void {
  requestAnimationFrame(() => document.getElementById("prompt")?.focus());
}
