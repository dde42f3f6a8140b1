/** A key handler for controls without text: Delete and Backspace unset the parameter. */
export function unsetOnDelete(onChange: (value: undefined) => void) {
  return ({ key }: { key: string }): void => {
    if (key === "Delete" || key === "Backspace") onChange(undefined);
  };
}
