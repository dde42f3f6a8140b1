import { useSetting, useVariants } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";

/** What stands where the first turn will be: what Étude is for, and who will answer. */
export function StartPage() {
  const [variant] = useVariants();
  const isDemo = useSetting(variant?.id ?? "", "connectionId") === "demo";
  return (
    <div className="grid min-h-0 grow place-content-center overflow-y-auto p-6">
      <div className="w-full max-w-[560px]">
        <h2 className="text-xl font-semibold tracking-[-0.02em]">Play the same piece, slightly differently.</h2>
        <p className="mt-2 text-lg text-ink-2">Write a prompt, change one setting, and see what it does.</p>
        {isDemo && (
          <div className="mt-5 rounded-xl border border-line bg-surface p-3.5">
            <p>
              <strong className="font-semibold">The demo model answers here.</strong> It is a small model that
              runs in this browser, and not Claude: it knows a short guide to this page, and its settings work
              for real. Nothing you write leaves this computer.
            </p>
            <button
              type="button"
              onClick={() => layerOpened("connections")}
              className="mt-2 font-medium text-accent underline underline-offset-2"
            >
              Connect AI/ML API to talk to Claude Opus 4.5
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
