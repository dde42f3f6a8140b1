const listeners = new Set<() => void>();

/** Calls back after each change of the list of saved conversations, for as long as the page lives. */
export function watchSavedList(onChange: () => void): void {
  listeners.add(onChange);
}

/** Records that a conversation was saved, renamed or deleted, here or in another tab. */
export function savedListChanged(): void {
  for (const onChange of listeners) onChange();
}
