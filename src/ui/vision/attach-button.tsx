import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { filesOffered } from "#state/vision/attachments.ts";
import { focusPrompt } from "#ui/composer/focus-prompt.ts";
import { Button } from "#ui/kit/button.tsx";

/** Opens the file picker. */
export function AttachButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="ghost" aria-label="Attach image" onClick={() => input.current?.click()}>
        <ImagePlus size={15} strokeWidth={1.75} aria-hidden /> Image
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept="image/*,.heic,.heif,.avif"
        aria-label="Image files"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void filesOffered([...(event.target.files ?? [])]);
          focusPrompt();
          // The same file can be picked again.
          event.target.value = "";
        }}
      />
    </>
  );
}
