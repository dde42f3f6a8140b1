import { EXPERIMENT_EXAMPLE } from "#core/content/experiment-example.ts";
import { applyExperiment } from "#state/edits/apply-experiment.ts";

/** The card of the example experiment, as wide as all others together. */
export function ExperimentCard() {
  return (
    <button
      type="button"
      data-press-once
      onClick={() => void applyExperiment()}
      className="flex w-full items-center gap-4 overflow-hidden rounded-panel border border-line bg-surface p-3 text-start transition-colors duration-100 hover:border-line-strong"
    >
      <span className="min-w-0 grow">
        <strong className="block font-semibold">Try an experiment</strong>
        <span className="text-ink-2">Eight pictures as rows, two settings as columns: one run answers all.</span>
      </span>
      <span aria-hidden className="grid shrink-0 grid-cols-8 gap-1 max-md:grid-cols-4">
        {EXPERIMENT_EXAMPLE.rows.map(({ image }) => (
          <img
            key={image.path}
            src={image.path}
            alt=""
            width={40}
            height={40}
            className="size-10 rounded-chip border border-line object-cover max-md:size-6"
          />
        ))}
      </span>
    </button>
  );
}
