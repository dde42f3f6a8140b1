import type { Id } from "#core/vocabulary.ts";

/** A column as plots name it. */
export type NumbersColumn = {
  columnId: Id;
  columnIndex: number;
  letter: string;
  /** The settings in which it differs, or its name. */
  label: string;
  isBaseline: boolean;
};
