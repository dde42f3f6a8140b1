import { Check, Copy } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { useBriefly } from "./use-briefly.ts";

/** A button that copies something and shows a tick once it is copied. */
export function CopyButton({
  label = "Copy",
  onCopy,
}: {
  label?: string;
  /** Copies, and returns false where the browser refuses. */
  onCopy: () => Promise<boolean>;
}) {
  const { isOn: isCopied, start: showTick } = useBriefly();
  return (
    <IconButton
      icon={isCopied ? Check : Copy}
      label={label}
      data-done={isCopied}
      className="data-[done=true]:text-ok"
      onClick={() => void onCopy().then((copied) => copied && showTick())}
    />
  );
}
