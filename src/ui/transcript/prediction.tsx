import type { Part } from "#core/content/part.ts";

/** A prediction: its label, how sure it is, why, and the whole answer one click away. */
export function Prediction({
  part: { label, score, explanation, raw },
}: {
  part: Extract<Part, { kind: "prediction" }>;
}) {
  return (
    <div data-part="prediction" className="flex max-w-md flex-col gap-2">
      <p className="text-lg font-semibold [overflow-wrap:anywhere]">{label}</p>
      {score !== undefined && <Score score={score} />}
      {explanation !== "" && <p className="text-md whitespace-pre-wrap [overflow-wrap:anywhere]">{explanation}</p>}
      <details className="text-sm">
        <summary className="w-fit font-medium text-ink-3">JSON</summary>
        <pre
          tabIndex={0}
          role="region"
          aria-label="JSON of the answer"
          className="mt-1 max-h-64 overflow-auto rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {JSON.stringify(raw, null, 2)}
        </pre>
      </details>
    </div>
  );
}

/** A score from 0 to 1 as a bar; one beyond that has no bar that would be true. */
function Score({ score }: { score: number }) {
  return (
    <p className="flex items-center gap-2.5">
      {score >= 0 && score <= 1 && (
        <meter aria-label="Score" min={0} max={1} value={score} className="score-meter h-1.5 grow" />
      )}
      <span className="font-mono text-sm">{score}</span>
    </p>
  );
}
