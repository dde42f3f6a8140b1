import { Suspense } from "react";
import { EXAMPLES } from "#core/content/examples.ts";
import { useFirstColumnId, useHasRows, useSetting } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { ExampleCard } from "./example-card.tsx";

const MoreToTry = lazyComponent(
  async () => (await import("./more-to-try.tsx")).MoreToTry,
  () => null,
);

/** The page shown before the first turn: the purpose of Étude, examples, and the model that will reply. */
export function StartPage() {
  const isRow = useHasRows();
  const isDemo = useSetting(useFirstColumnId(), "connectionId") === "demo";
  if (isRow) return <p className="sticky start-0 m-auto p-6 text-ink-3">No turn yet. A run asks for this row alone.</p>;
  return (
    <div className="sticky start-0 grid w-seen grow grid-cols-reading content-center-safe justify-center p-6 max-sm:p-4">
      <h2 className="text-xl font-semibold tracking-tight">Play the same piece, slightly differently.</h2>
      <p className="mt-2 text-lg text-ink-2">
        Write a prompt, drop in an image, change one setting, and see what it does.
      </p>
      <div className="mt-5 grid grid-cols-2 gap-3 md:grid-cols-4">
        <ul aria-label="Things to try" className="contents">
          {EXAMPLES.map((example) => (
            <ExampleCard key={example.id} example={example} />
          ))}
        </ul>
        <Suspense fallback={<div className="col-span-full min-h-26.5" />}>
          <MoreToTry Card={ExampleCard} />
        </Suspense>
      </div>
      {isDemo && (
        <p className="mt-5 text-ink-2">
          <strong className="font-semibold text-ink">The demo model answers.</strong> It is a small model that runs in
          this browser, and not Claude: it knows a short guide to this page, measures pictures, and its settings work
          for real. Nothing you write leaves this computer.{" "}
          <LinkButton onClick={() => layerOpened({ kind: "connections", service: "aimlapi" })}>
            Connect AI/ML API to talk to Claude Opus 4.5
          </LinkButton>
        </p>
      )}
    </div>
  );
}
