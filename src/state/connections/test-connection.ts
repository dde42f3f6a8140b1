import type { Connection } from "#core/connections/connection.ts";
import { readHost, readOrigin } from "#core/connections/read-origin.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { keyHeaders } from "#core/connections/key-headers.ts";
import { readDialect } from "#core/connections/read-dialect.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import { buildCall } from "#core/wire/build-call.ts";
import { explainFailure } from "#core/wire/explain-failure.ts";
import type { Explanation, FailureContext } from "#core/wire/explanation.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";
import { isReasoningModel } from "#core/models/model-ids.ts";
import { readFailure } from "#core/wire/read-failure.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { readCodec } from "#core/wire/wires.ts";
import { readCatalogue } from "#core/models/read-catalogue.ts";
import { readPageOrigin } from "#io/browser/address.ts";
import { fetchModels, ListRefused } from "#io/http/fetch-models.ts";
import { openReply } from "#io/open-reply.ts";
import { loadAppServer } from "./app-server.ts";
import { carrierFor } from "./carrier-for.ts";

/** What was tried, and what a test found: the model answered, or why not. */
export type TestResult =
  | { ok: true; tried: string; sentence: string }
  | { ok: false; tried: string; explanation: Explanation; failure: Failure };

/** What is typed into the form beside the address. */
type TypedSecrets = { key: string; headers: Record<string, string> };

/** Sends the shortest prompt there is, with one token to answer, the way a run goes, and says what came of it. */
export async function testConnection(
  connection: Connection,
  typed: TypedSecrets,
  modelId: string,
  signal: AbortSignal,
): Promise<TestResult> {
  const preset: Preset = PRESETS[connection.presetId];
  const host = readHost(connection.baseUrl);
  const context = { preset, modelId, pageOrigin: readPageOrigin(), headerNames: Object.keys(typed.headers) };
  const slot = { ...typed, origin: readOrigin(connection.baseUrl) };
  const appServer = preset.id === "aimlapi" ? await loadAppServer() : undefined;
  const route = resolveRoute(connection, preset, slot, appServer);
  if (route.via === "nowhere") {
    const kind = route.missing === "key" ? "key-missing" : "wrong-address";
    return failed("Nothing was sent.", { kind, host }, context);
  }
  if (modelId === "" && route.via === "network") return testList(preset, route, host, context, signal);
  const codec = readCodec(connection.wire);
  const call = buildCall(
    route.via === "worker" ? "demo:" : route.baseUrl,
    codec,
    {
      model: modelId,
      dialect: connection.wire === "messages" ? "claude" : readDialect(preset, modelId),
      system: "",
      messages: [{ role: "user", parts: [{ kind: "text", text: "Hi" }] }],
      parameters:
        isReasoningModel(modelId) && connection.wire === "chat-completions"
          ? { max_completion_tokens: 16 }
          : { max_tokens: 1 },
      extra: {},
      stream: false,
      blobs: {},
    },
    preset,
  );
  const tried =
    route.via === "worker" ? "Asked the demo model for one word." : `POST ${call.url}, model ${modelId}, one token`;
  const startedAtMs = Date.now();
  let last: StreamEvent | undefined;
  for await (const events of openReply(call, codec, carrierFor(route), signal)) last = endOf(events) ?? last;
  if (last?.type === "finished") {
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
    const way = route.via === "app-server" ? ", with the key of this page's own server" : "";
    return { ok: true, tried, sentence: `${modelId} answered from ${host} in ${seconds} s${way}.` };
  }
  const cut: FailureKind = last?.type === "stopped" ? "timed-out" : "broke-off";
  const failure: Failure = last?.type === "failed" ? last.failure : { kind: cut, host };
  return failed(tried, { host, ...failure }, context);
}

function failed(tried: string, failure: Failure, context: FailureContext): TestResult {
  return { ok: false, tried, failure, explanation: explainFailure(failure, context) };
}

/** Where no model is known yet, reading the list of models has to do. */
async function testList(
  preset: Preset,
  route: Extract<Route, { via: "network" }>,
  host: string,
  context: FailureContext,
  signal: AbortSignal,
): Promise<TestResult> {
  const url = `${route.baseUrl}/models`;
  const tried = `GET ${url}`;
  const carrier = carrierFor(route);
  try {
    const models = readCatalogue(
      await fetchModels(route.baseUrl, { ...route.headers, ...keyHeaders(preset, route.key) }, false, signal),
    );
    return { ok: true, tried, sentence: `${host} lists ${models.length} models. Save, then choose one.` };
  } catch (error) {
    const call = { method: "GET", url, headers: {}, auth: preset.auth ?? "bearer" } as const;
    const failure =
      error instanceof ListRefused
        ? readFailure(error.status, error.contentType, error.bodyText)
        : await carrier.diagnose(call, error, signal);
    return failed(tried, { host, ...carrier.mark(failure) }, context);
  }
}

function endOf(events: readonly StreamEvent[]): StreamEvent | undefined {
  const ends = ["finished", "failed", "stopped", "interrupted"];
  return events.find(({ type }) => ends.includes(type));
}
