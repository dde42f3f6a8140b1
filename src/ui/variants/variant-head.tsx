import { SlidersHorizontal } from "lucide-react";
import type { Id } from "#core/conversation/conversation.ts";
import { readSendable } from "#core/parameters/read-sendable.ts";
import { readOffer } from "#state/connections/speech.ts";
import { useSetting } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { describeSettings } from "./describe-settings.ts";
import { ModelField } from "./model-field.tsx";

/** The head of a column: its letter, its model, and what it sends. */
export function VariantHead({
  variantId,
  letter,
  place,
  hasSheet,
}: {
  variantId: Id;
  letter: string;
  place: number;
  /** Parameters are a sheet here, and this head opens it. */
  hasSheet: boolean;
}) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const values = useSetting(variantId, "parameters") ?? {};
  const { source, specs } = readOffer({ connectionId, modelId });
  const extraJson = useSetting(variantId, "extraJson") ?? "";
  const settings = [
    ...describeSettings(readSendable(source, specs, values)),
    ...(extraJson.trim() === "" ? [] : ["extra JSON"]),
  ];
  return (
    <section
      aria-label={`Variant ${letter}`}
      className="flex h-[42px] shrink-0 items-center gap-2 border-b border-line px-3.5"
    >
      <VariantChip letter={letter} place={place} />
      <ModelField key={variantId} variantId={variantId} connectionId={connectionId} modelId={modelId} />
      <ul aria-label="Settings" className="flex min-w-0 gap-1.5 overflow-hidden max-sm:hidden">
        {settings.map((setting) => (
          <li
            key={setting}
            className="rounded-[5px] bg-sunken px-1.5 font-mono text-xs whitespace-nowrap text-ink-2"
          >
            {setting}
          </li>
        ))}
      </ul>
      {hasSheet && (
        <Button className="ml-auto" onClick={() => layerOpened("parameters")}>
          <SlidersHorizontal size={14} aria-hidden /> Parameters
        </Button>
      )}
    </section>
  );
}
