import { LinkButton } from "./link-button.tsx";

/** A note on stored records that cannot be read, with a button that saves them as a file; nothing where there are none. */
export function UnreadableRecords({ count, onSave }: { count: number; onSave: () => void }) {
  if (count === 0) return null;
  return (
    <p className="text-sm text-danger">
      {count === 1
        ? "One could not be read. It is still stored."
        : `${count} could not be read. They are still stored.`}{" "}
      <LinkButton keepsColour onClick={onSave}>
        Save as a file
      </LinkButton>
    </p>
  );
}
