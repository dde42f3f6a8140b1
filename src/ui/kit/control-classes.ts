/** The class names of a field in a form or a dialog: a text field, a text area or a select. */
export const CONTROL_CLASSES =
  "min-w-0 rounded-control border border-line-strong bg-surface px-2.5 disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger";
