import { useKeyCount } from "#state/connections/key-edits.ts";
import { forgetAllKeys } from "#state/edits/forget-keys.ts";
import { Button } from "#ui/kit/button.tsx";

/** A button that forgets every key and its extra headers in all tabs; nothing where there is none. */
export function ForgetKeysButton({
  offReason,
  onForgotten,
}: {
  offReason?: string | undefined;
  onForgotten?: () => void;
}) {
  if (useKeyCount() === 0) return null;
  return (
    <Button
      look="danger"
      offReason={offReason}
      title="Removes every key and its extra headers from this device and from all tabs"
      onClick={() => {
        forgetAllKeys();
        onForgotten?.();
      }}
    >
      Forget all keys
    </Button>
  );
}
