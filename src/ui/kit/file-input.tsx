import type { ComponentProps } from "react";

/** A hidden input that opens the file picker, where the same file can be picked again and again. */
export function FileInput({
  onFiles,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "className" | "onChange"> & {
  /** Receives at least one file. */
  onFiles: (files: [File, ...File[]]) => void;
}) {
  return (
    <input
      {...rest}
      type="file"
      className="sr-only"
      onChange={(event) => {
        const [first, ...others] = event.target.files ?? [];
        // The picker tells of no change where it is given the file that it has.
        event.target.value = "";
        if (first) onFiles([first, ...others]);
      }}
    />
  );
}
