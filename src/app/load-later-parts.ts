/**
 * Loads the module that knows where the parts are that the first view does without. It comes with the first view, since the names
 * of their many chunks would be a part of what the page loads before it starts.
 */
export const loadLaterParts = () => import("./later-parts.ts");
