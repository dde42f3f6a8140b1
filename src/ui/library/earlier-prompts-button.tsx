import { History } from "lucide-react";
import type { Id } from "#core/vocabulary.ts";
import { layerOpened } from "#state/layers.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";

/** A button at the end of a system prompt's field that offers the system prompts written before. */
export function EarlierPromptsButton({ variantId, label }: { variantId: Id | undefined; label: string }) {
  return (
    <IconButton
      icon={History}
      label={label}
      className="-my-1 text-ink-3"
      onClick={() => layerOpened({ kind: "earlier-system-prompts", variantId })}
    />
  );
}
