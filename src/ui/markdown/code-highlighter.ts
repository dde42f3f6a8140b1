import { createLazyValue } from "./lazy-value.ts";

/** The longest code that is coloured; a longer one would block the page. */
export const MAX_COLOURED_CHARS = 100_000;

/** The function that colours code, loaded when code is first shown. */
export const codeHighlighter = createLazyValue(async () => (await import("./highlight-code.tsx")).highlightCode);
