import type { Sample } from "#core/content/samples.ts";
import { sampleChosen } from "#state/samples/sample-chosen.ts";

/** A thing to try: one click fills the composer with its prompt and its picture. */
export function SampleCard({ sample }: { sample: Sample }) {
  return (
    <li>
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
  );
}
