import type { Connection } from "#core/connections/connection.ts";
import { parseHost, parseOrigin } from "#core/connections/parse-origin.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { buildAuthHeaders } from "#core/connections/build-auth-headers.ts";
import { resolveDialect } from "#core/connections/resolve-dialect.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import { buildHttpRequest } from "#core/wire/build-http-request.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { Explanation, FailureContext } from "#core/failures/explanation.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";
import { isReasoningModel } from "#core/models/model-ids.ts";
import { parseFailure } from "#core/wire/parse-failure.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { getCodec } from "#core/wire/wires.ts";
import { getPageOrigin } from "#io/browser/page-url.ts";
import { createSecretsRedactor } from "#io/http/create-secrets-redactor.ts";
import { ModelListError } from "#io/http/fetch-models.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import { connectionAnswered } from "./answered.ts";
import { loadAppServer } from "./app-server.ts";
import { fetchModelList, listModelAddresses, NoModelList } from "./fetch-model-list.ts";
import { createTransport } from "./create-transport.ts";

/** The result of a connection test: the request that was sent, and the model's response or the failure. */
export type TestResult =
  | { ok: true; tried: string; sentence: string }
  | { ok: false; tried: string; explanation: Explanation; failure: Failure };

/** The key and the headers typed into the form. */
type TypedSecrets = { key: string; headers: Record<string, string> };

/** Tests a connection with the shortest prompt and one output token, sent as in a run. */
export async function testConnection(
  connection: Connection,
  typed: TypedSecrets,
  modelId: string,
  signal: AbortSignal,
): Promise<TestResult> {
  const preset: Preset = PRESETS[connection.presetId];
  const host = parseHost(connection.baseUrl);
  const context = { preset, modelId, pageOrigin: getPageOrigin(), headerNames: Object.keys(typed.headers) };
  const slot = { ...typed, origin: parseOrigin(connection.baseUrl) };
  const appServer = preset.id === "aimlapi" ? await loadAppServer() : undefined;
  const route = resolveRoute(connection, preset, slot, appServer);
  if (route.via === "nowhere") {
    const kind = route.missing === "key" ? "key-missing" : "wrong-address";
    return createFailedResult("Nothing was sent.", { kind, host }, context);
  }
  if (modelId === "" && route.via === "network") return testModelList(preset, route, host, context, signal);
  const codec = getCodec(connection.wire);
  const request = buildHttpRequest(
    route.via === "worker" ? "demo:" : route.baseUrl,
    codec,
    {
      model: modelId,
      dialect: connection.wire === "messages" ? "anthropic" : resolveDialect(preset, modelId),
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
    route.via === "worker"
      ? "Sent one short request to the demo model."
      : `POST ${request.url}, model ${modelId}, one token`;
  const startedAtMs = Date.now();
  let last: StreamEvent | undefined;
  const onEvents = (events: readonly StreamEvent[]) => {
    last = findEnd(events) ?? last;
  };
  await streamReply(request, codec, createTransport(route), signal, { onEvents });
  if (last?.type === "finished") {
    connectionAnswered(connection, route.via === "network" ? route.key : undefined);
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
    const way = route.via === "app-server" ? ", with the key on Étude’s server" : "";
    return { ok: true, tried, sentence: `${modelId} answered from ${host} in ${seconds} s${way}.` };
  }
  const cut: FailureKind = last?.type === "stopped" ? "timed-out" : "broke-off";
  const failure: Failure = last?.type === "failed" ? last.failure : { kind: cut, host };
  return createFailedResult(tried, { host, ...failure }, context);
}

function createFailedResult(tried: string, failure: Failure, context: FailureContext): TestResult {
  return { ok: false, tried, failure, explanation: explainFailure(failure, context) };
}

/** Tests the connection by its list of models, where no model is known yet. */
async function testModelList(
  preset: Preset,
  route: Extract<Route, { via: "network" }>,
  host: string,
  context: FailureContext,
  signal: AbortSignal,
): Promise<TestResult> {
  const url = `${route.baseUrl}/models`;
  const tried = `GET ${url}`;
  const transport = createTransport(route);
  try {
    const { entries } = await fetchModelList(
      preset.id === "aimlapi" ? [url] : listModelAddresses(preset, route.baseUrl),
      { ...route.headers, ...buildAuthHeaders(preset, route.key) },
      createSecretsRedactor(route),
      signal,
    );
    return { ok: true, tried, sentence: `${host} lists ${entries.length} models. Save, then choose one.` };
  } catch (error) {
    if (error instanceof NoModelList)
      return createFailedResult(tried, { kind: "not-an-answer", status: 200, host }, context);
    const request = { method: "GET", url, headers: {}, auth: preset.auth ?? "bearer" } as const;
    const failure =
      error instanceof ModelListError
        ? parseFailure(error.status, error.contentType, error.bodyText)
        : await transport.diagnose(request, error, signal);
    return createFailedResult(tried, { host, ...transport.redact(failure) }, context);
  }
}

function findEnd(events: readonly StreamEvent[]): StreamEvent | undefined {
  const ends = ["finished", "failed", "stopped", "interrupted"];
  return events.find(({ type }) => ends.includes(type));
}
