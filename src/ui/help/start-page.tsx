import { SAMPLES } from "#core/content/samples.ts";
import { useSetting, useColumns } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { sampleChosen } from "#state/samples/sample-chosen.ts";

/** What stands where the first turn will be: what Étude is for, things to try, and who will answer. */
export function StartPage() {
  const [variant] = useColumns();
  const isDemo = useSetting(variant?.id ?? "", "connectionId") === "demo";
  return (
    <div className="sticky left-0 grid w-[100cqi] grow grid-cols-[minmax(0,760px)] justify-center [align-content:safe_center] p-6 max-sm:p-4">
      <h2 className="text-xl font-semibold tracking-[-0.02em]">Play the same piece, slightly differently.</h2>
      <p className="mt-2 text-lg text-ink-2">
        Write a prompt, drop in an image, change one setting, and see what it does.
      </p>
      <ul aria-label="Things to try" className="mt-5 grid grid-cols-2 gap-3 md:grid-cols-4">
        {SAMPLES.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              onClick={() => void sampleChosen(sample)}
              className="flex h-full w-full flex-col overflow-hidden rounded-xl border border-line bg-surface text-left transition-colors duration-100 hover:border-line-strong"
            >
              {sample.image ? (
                <img
                  src={sample.image.path}
                  alt=""
                  width={240}
                  height={120}
                  className="h-24 w-full border-b border-line object-cover"
                />
              ) : (
                <span
                  aria-hidden
                  className="grid h-24 w-full place-items-center border-b border-line bg-sunken font-mono text-ink-3"
                >
                  T 0.2 → T 1
                </span>
              )}
              <span className="p-3">
                <strong className="block font-semibold">{sample.title}</strong>
                <span className="text-ink-2">{sample.text}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {isDemo && (
        <p className="mt-5 text-ink-2">
          <strong className="font-semibold text-ink">The demo model answers here.</strong> It is a small model
          that runs in this browser, and not Claude: it knows a short guide to this page, measures pictures, and
          its settings work for real. Nothing you write leaves this computer.{" "}
          <button
            type="button"
            onClick={() => layerOpened("connections")}
            className="font-medium text-accent underline underline-offset-2"
          >
            Connect AI/ML API to talk to Claude Opus 4.5
          </button>
        </p>
      )}
    </div>
  );
}
