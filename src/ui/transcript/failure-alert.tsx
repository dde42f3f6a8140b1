import { PRESETS } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { FailureAction } from "#core/wire/explain-failure.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import { explainFailure } from "#core/wire/explain-failure.ts";
import type { Failure } from "#core/wire/failure.ts";
import { readConnection } from "#state/connections/connections.ts";
import { layerOpened } from "#state/layers.ts";
import { modelFieldWanted } from "#state/models/model-field.ts";
import { regenerateReply } from "#state/replies/ask.ts";
import { Button } from "#ui/kit/button.tsx";

const LABELS: Record<FailureAction, string> = {
  "open-connections": "Open Connections",
  "choose-model": "Choose another model",
  regenerate: "Try again",
};

/** What went wrong, why, what to do, with a button that does it; the service's own words under it. */
export function FailureAlert({ reply, failure }: { reply: Reply; failure: Failure }) {
  const { presetId } = readConnection(reply.sentWith.connectionId);
  const { what, why, todo, action, link } = explainFailure(failure, {
    connectionName: PRESETS[presetId].name,
    modelId: readSentModel(reply),
    isAimlapi: presetId === "aimlapi",
  });
  return (
    <div
      role="alert"
      className="mt-1.5 rounded-lg border border-danger-line bg-danger-soft px-3 py-2 text-danger"
    >
      <p>
        <strong className="font-semibold">{what}</strong> {why} {todo}
      </p>
      {failure.serverMessage && failure.kind !== "not-sendable" && (
        <blockquote
          aria-label="What the service said"
          className="mt-1.5 border-l-2 border-danger-line pl-2 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {failure.serverMessage}
        </blockquote>
      )}
      {(failure.status !== undefined || failure.requestId) && (
        <p className="mt-1.5 font-mono text-xs">
          {[
            failure.status === undefined ? "" : `status ${failure.status}`,
            failure.requestId ? `request ${failure.requestId}` : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button look="danger" onClick={() => act(action, reply)}>
          {LABELS[action]}
        </Button>
        {link && (
          <a
            href={link.href}
            target="_blank"
            rel="noopener noreferrer"
            className="font-medium underline underline-offset-2"
          >
            {link.label}
          </a>
        )}
      </div>
    </div>
  );
}

/** The model that was asked for: extra JSON can name another than the field. */
function readSentModel({ sentWith: { modelId, extraJson } }: Reply): string {
  const extra = readJson(extraJson);
  const named = isJsonObject(extra) ? extra["model"] : undefined;
  return typeof named === "string" ? named : modelId;
}

function act(action: FailureAction, reply: Reply): void {
  if (action === "open-connections") layerOpened("connections");
  else if (action === "choose-model") modelFieldWanted(reply.variantId);
  else void regenerateReply(reply);
}
