/** For controls without a text of their own: Delete and Backspace mean "not sent". */
export function unsetOnDelete(onChange: (value: undefined) => void) {
  return ({ key }: { key: string }): void => {
    if (key === "Delete" || key === "Backspace") onChange(undefined);
  };
}
