import { Suspense, useState } from "react";
import { formatCount } from "#core/format.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import type { Id } from "#core/vocabulary.ts";
import { useDocumentText } from "#state/parameters/document-text.ts";
import { useConnection } from "#state/connections/connections.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { explainSource } from "./describe-source.ts";

const SchemaForm = lazyComponent(async () => (await import("./schema-form.tsx")).SchemaForm);

/** The source of the panel's schema, its time, and the corrections made to it. */
export function SourceNote({
  source,
  connectionId,
  modelId,
}: {
  source: SpecSource;
  connectionId: Id;
  modelId: string;
}) {
  const hasText = useDocumentText(connectionId, modelId) !== "";
  const [isOpen, setOpen] = useState(hasText);
  const { presetId } = useConnection(connectionId);
  const sentence = explainSource(source, presetId === "aimlapi");
  if (sentence === undefined) return null;
  const { corrections = [], leftOut = [] } = typeof source === "string" ? {} : source;
  return (
    <section aria-label="Schema" className="border-b border-line bg-sunken/40 px-3.5 py-2 text-xs text-ink-2">
      <p className="break-words">{sentence}</p>
      {corrections.length > 0 && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer hover:text-ink">
            {corrections.length === 1 ? "1 entry" : `${formatCount(corrections.length)} entries`} corrected by Étude
          </summary>
          <ul aria-label="Corrections" className="mt-1 flex flex-col gap-1">
            {corrections.map(({ path, reason }) => (
              <li key={path + reason}>
                <b className="font-mono font-medium text-ink">{path}</b> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      {leftOut.length > 0 && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer hover:text-ink">Settings that are not shown</summary>
          <ul aria-label="Not shown" className="mt-1 flex flex-col gap-1">
            {leftOut.map(({ name, reason }) => (
              <li key={name + reason}>
                <b className="font-mono font-medium text-ink">{name || "(empty)"}</b>: {reason}.
              </li>
            ))}
          </ul>
        </details>
      )}
      <LinkButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="mt-1">
        {isOpen ? "Close" : "Use another list…"}
      </LinkButton>
      {isOpen && (
        <Suspense fallback={<div className="h-40" />}>
          <SchemaForm
            key={`${connectionId} ${modelId}`}
            isGiven={typeof source === "object" && source.origin === "given"}
            connectionId={connectionId}
            modelId={modelId}
            onDone={() => setOpen(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
