/** A new passphrase as it was typed, twice. */
export type NewPassphrase = { passphrase: string; repeated: string };

const MIN_CHARS = 8;

/** The problems of a passphrase that is being typed, by field. A field that is still empty has none yet. */
export function findPassphraseProblems({ passphrase, repeated }: NewPassphrase): Partial<NewPassphrase> {
  const isShort = passphrase !== "" && passphrase.length < MIN_CHARS;
  const differs = repeated !== "" && passphrase !== repeated;
  return {
    ...(isShort ? { passphrase: "This is too short." } : {}),
    ...(differs ? { repeated: "The two are not the same." } : {}),
  };
}

/** The reason why a new passphrase cannot be used yet; undefined where it can. */
export function findPassphraseObstacle(typed: NewPassphrase): string | undefined {
  if (typed.passphrase === "") return "Type a passphrase for the key first";
  const { passphrase, repeated } = findPassphraseProblems(typed);
  if (passphrase !== undefined) return "The passphrase is too short";
  if (typed.repeated === "") return "Type the passphrase a second time";
  return repeated === undefined ? undefined : "The two passphrases are not the same";
}
