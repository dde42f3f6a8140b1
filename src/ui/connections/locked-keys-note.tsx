import { layerOpened } from "#state/layers.ts";
import { useHasLockedKeys } from "#state/connections/key-edits.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { Note } from "#ui/kit/note.tsx";

/** A note that locked keys cannot be taken out of what leaves the page; nothing where none are locked. */
export function LockedKeysNote() {
  if (!useHasLockedKeys()) return null;
  return (
    <Note tone="plain">
      Your keys are locked, so that one that was pasted into a text is not taken out.{" "}
      <LinkButton onClick={() => layerOpened({ kind: "connections" })}>Unlock them first</LinkButton> if one may be
      there.
    </Note>
  );
}
