import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { describeValue } from "#core/conversation/describe-combination.ts";
import { formatCount } from "#core/format.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { isLeftOut, type ModelCorrection } from "#core/parameters/model-corrections.ts";
import type { Id, Parameters } from "#core/vocabulary.ts";
import { correctionDeleted, useModelCorrections } from "#state/connections/model-corrections.ts";
import { refusalForgotten, type Remembered, useRememberedAdaptations } from "#state/connections/refused-fields.ts";
import { useSetting } from "#state/document/documents.ts";
import { formatMoment } from "#ui/kit/format-moment.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";

const ADAPTED: Record<Remembered, { name: string; sentence: string }> = {
  "no-stream-options": { name: "stream_options", sentence: "Refused by this server. Left out." },
  "no-own-fields": { name: "earlier thinking", sentence: "Refused by this model. Not sent back to it." },
  "no-cache-control": { name: "cache_control", sentence: "Refused by this model. Cache breakpoints are left out." },
};

/** The parameters that a column's model refused and that are not sent, each with a button that deletes the correction. */
export function ModelCorrections({
  variantId,
  connectionId,
  modelId,
}: {
  variantId: Id;
  connectionId: Id;
  modelId: string;
}) {
  const corrections = useModelCorrections(connectionId, modelId);
  const adaptations = useRememberedAdaptations(connectionId, modelId);
  const parameters = useSetting(variantId, "parameters") ?? {};
  if (corrections.length + adaptations.length === 0) return null;
  return (
    <section aria-label="Corrections" className="border-b border-line px-3.5 py-2 text-xs text-ink-2">
      <h3 className="font-semibold text-ink">Corrections</h3>
      <ul className="flex flex-col">
        {corrections.map((correction) => (
          <Row
            key={correction.path}
            name={correction.path}
            onDelete={() => correctionDeleted({ connectionId, modelId }, correction.path)}
          >
            {describeCorrection(correction, parameters)}
          </Row>
        ))}
        {adaptations.map((adaptation) => (
          <Row
            key={adaptation}
            name={ADAPTED[adaptation].name}
            onDelete={() => refusalForgotten({ connectionId, modelId }, adaptation)}
          >
            {ADAPTED[adaptation].sentence}
          </Row>
        ))}
      </ul>
    </section>
  );
}

function Row({ name, onDelete, children }: { name: string; onDelete: () => void; children: ReactNode }) {
  return (
    <li>
      <div role="group" aria-label={name} className="flex items-start gap-2 py-1">
        <p className="min-w-0 grow wrap-anywhere">
          <b className="font-mono font-medium text-ink">{name}</b> {children}
        </p>
        <IconButton
          icon={Trash2}
          label={`Delete the correction of ${name}`}
          title="Delete: it is sent again"
          onClick={onDelete}
        />
      </div>
    </li>
  );
}

function describeCorrection(correction: ModelCorrection, parameters: Parameters): string {
  const { atMs, atMost } = correction;
  const day = formatMoment(atMs);
  if (atMost !== undefined) {
    const value = getParameter(parameters, correction.path);
    const isAbove = typeof value === "number" && value > atMost;
    return `More than ${formatCount(atMost)} refused by this model on ${day}.${isAbove ? ` ${formatCount(value)} is sent as ${formatCount(atMost)}.` : ""}`;
  }
  const held = Object.entries(parameters).find(([each]) => isLeftOut(each, [correction]));
  return `Refused by this model on ${day}. Left out${held ? `; its value ${describeValue({ value: held[1] }, held[0])} is kept` : ""}.`;
}
