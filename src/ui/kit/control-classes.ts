/** The class names of a field in a form or a dialog: a text field, a text area or a select. */
export const CONTROL_CLASSES =
  "min-w-0 rounded-control border border-line-strong bg-surface px-2.5 disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger";

/** The class names of a small field in the panel or a line of text: a text field, a text area or a select. */
export const COMPACT_CLASSES =
  "min-w-0 rounded-chip border border-line bg-surface px-1.5 text-ink disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger";
