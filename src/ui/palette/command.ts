/** A row of the command palette. */
export type Command = {
  /** Unique in the list. */
  key: string;
  label: string;
  /** Further words by which it is found. They are not shown. */
  words?: string;
  /** A second line: the effect, or where the thing is. */
  detail?: string | undefined;
  /** The keys that do the same. */
  keys?: string | undefined;
  /** The reason why it cannot run now. It is listed with the reason. */
  offReason?: string | undefined;
  run: () => void;
};

/** Commands under one heading. */
export type CommandGroup = { title: string; commands: readonly Command[] };
