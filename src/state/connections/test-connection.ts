import type { Connection } from "#core/connections/connection.ts";
import { readHost, readOrigin } from "#core/connections/read-origin.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { readDialect } from "#core/connections/read-dialect.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import { buildCall } from "#core/wire/build-call.ts";
import { explainFailure } from "#core/wire/explain-failure.ts";
import type { Explanation, FailureContext } from "#core/wire/explanation.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";
import { isReasoningModel } from "#core/models/model-ids.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { readCodec } from "#core/wire/wires.ts";
import { readCatalogue } from "#core/models/read-catalogue.ts";
import { diagnoseNoAnswer } from "#io/http/diagnose-no-answer.ts";
import { fetchModels } from "#io/http/fetch-models.ts";
import { readPageOrigin } from "#io/browser/address.ts";
import { openReply } from "#io/open-reply.ts";
import { loadAppServer } from "./app-server.ts";
import { carrierFor } from "./carrier-for.ts";

/** What a test found: the model answered, or why not, with the service's own words where it said any. */
export type TestResult =
  | { ok: true; sentence: string }
  | { ok: false; explanation: Explanation; serverMessage?: string };

/** Sends the shortest prompt there is, with one token to answer, the way a run goes, and says what came of it. */
export async function testConnection(
  connection: Connection,
  key: string,
  modelId: string,
  signal: AbortSignal,
): Promise<TestResult> {
  const preset = PRESETS[connection.presetId];
  const host = readHost(connection.baseUrl);
  const context = { preset, modelId, pageOrigin: readPageOrigin(), headerNames: [] };
  const slot = { key, origin: readOrigin(connection.baseUrl) };
  const appServer = preset.id === "aimlapi" ? await loadAppServer() : undefined;
  const route = resolveRoute(connection, preset, slot, appServer);
  if (route.via === "nowhere") {
    const kind = route.missing === "key" ? "key-missing" : "wrong-address";
    return { ok: false, explanation: explainFailure({ kind, host }, context) };
  }
  if (modelId === "" && route.via === "network") return testList(route, host, context, signal);
  const codec = readCodec(preset.wire);
  const call = buildCall(route.via === "worker" ? "demo:" : route.baseUrl, codec, {
    model: modelId,
    dialect: readDialect(preset, modelId),
    system: "",
    messages: [{ role: "user", parts: [{ kind: "text", text: "Hi" }] }],
    parameters: isReasoningModel(modelId) ? { max_completion_tokens: 16 } : { max_tokens: 1 },
    extra: {},
    stream: false,
    blobs: {},
  });
  const startedAtMs = Date.now();
  let last: StreamEvent | undefined;
  for await (const events of openReply(call, codec, carrierFor(route), signal)) last = endOf(events) ?? last;
  if (last?.type === "finished") {
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
    const way = route.via === "app-server" ? ", with the key of this page's own server" : "";
    return { ok: true, sentence: `${modelId} answered from ${host} in ${seconds} s${way}.` };
  }
  const cut: FailureKind = last?.type === "stopped" ? "timed-out" : "broke-off";
  const failure: Failure = last?.type === "failed" ? last.failure : { kind: cut, host };
  return {
    ok: false,
    explanation: explainFailure({ host, ...failure }, context),
    ...(failure.serverMessage ? { serverMessage: failure.serverMessage } : {}),
  };
}

/** Where no model is known yet, reading the list of models has to do. */
async function testList(
  { baseUrl, key }: { baseUrl: string; key: string | undefined },
  host: string,
  context: FailureContext,
  signal: AbortSignal,
): Promise<TestResult> {
  try {
    const models = readCatalogue(await fetchModels(baseUrl, key, false, signal));
    return { ok: true, sentence: `${host} lists ${models.length} models. Save, then choose one.` };
  } catch {
    const failure = await diagnoseNoAnswer(`${baseUrl}/models`, baseUrl, signal);
    return { ok: false, explanation: explainFailure(failure, context) };
  }
}

function endOf(events: readonly StreamEvent[]): StreamEvent | undefined {
  const ends = ["finished", "failed", "stopped", "interrupted"];
  return events.find(({ type }) => ends.includes(type));
}
