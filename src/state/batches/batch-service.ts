import type { BatchCall, BatchCodec } from "#core/batches/batch-codec.ts";
import { BATCH_CODECS } from "#core/batches/batch-codecs.ts";
import type { Preset } from "#core/connections/preset.ts";
import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import { MISSING_FAILURES } from "#core/connections/missing-failures.ts";
import type { Batch } from "#core/conversation/batch.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { CallOutcome } from "#io/batches/call-batch-service.ts";
import { callBatchService } from "#io/batches/call-batch-service.ts";
import { getPageOrigin } from "#io/browser/page-url.ts";
import { createTransport } from "#state/connections/create-transport.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** The service of a batch, as its connection reaches it now. */
export type BatchService = {
  codec: BatchCodec;
  name: string;
  call(call: BatchCall): Promise<CallOutcome>;
  /** A failure in a sentence. */
  explain(failure: Failure): string;
};

/** The signal of what nobody ends. */
export const NO_END = new AbortController().signal;

/** Loads the service of a batch. Without a key or an address, every call of it fails as refused, and nothing is sent. */
export async function loadBatchService(
  { connectionId, form }: Pick<Batch, "connectionId" | "form">,
  signal: AbortSignal = NO_END,
): Promise<BatchService> {
  const { connection, route } = await loadRoute(connectionId);
  const preset: Preset = getNamedPreset(connection);
  const explain = (failure: Failure): string => {
    const { what, todo } = explainFailure(failure, {
      preset,
      modelId: "",
      pageOrigin: getPageOrigin(),
      headerNames: [],
    });
    const said = failure.serverMessage === undefined ? "" : ` (“${failure.serverMessage.slice(0, 200)}”)`;
    return `${what.replace(/[.]$/, "")}${said}. ${todo}`;
  };
  const missing = route.via === "nowhere" ? MISSING_FAILURES[route.missing] : undefined;
  return {
    codec: BATCH_CODECS[form],
    name: preset.name,
    explain,
    call: (call) =>
      route.via === "nowhere" || route.via === "worker"
        ? Promise.resolve({ ok: false, failure: { kind: missing ?? "not-supported" }, isRefused: true })
        : callBatchService(
            call,
            { baseUrl: route.baseUrl, ...(preset.auth && { auth: preset.auth }), headers: preset.headers ?? {} },
            createTransport(route),
            signal,
          ),
  };
}
