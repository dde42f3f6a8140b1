import { answerBatchRequest, type BatchForm, type BatchRequest, findBatchViolations } from "./batch-requests.ts";
import { isRecord } from "./check-shape.ts";
import type { Exchange } from "./exchange.ts";
import { sendError, sendUpstreamError } from "./send-error.ts";
import { findHeaderViolations } from "./validate-request.ts";

/** The result of one request of a batch. */
export type BatchFate = "succeeded" | "errored" | "canceled" | "expired";

type Served = {
  form: BatchForm;
  id: string;
  requests: BatchRequest[];
  createdAtMs: number;
  isCancelled: boolean;
  /** The outcome of each request, once it has one. */
  fates: Map<string, BatchFate>;
  fileId: string;
  metadata: unknown;
};

/** The three services of batches: Anthropic's, AI/ML API's and OpenAI's, each at its own paths. */
export type BatchDesk = {
  /** The batches so far, oldest first. */
  made: readonly { id: string; requests: readonly BatchRequest[] }[];
  /** Lets so many requests of every open batch have their answers. */
  progress(count: number): void;
  /** Ends every open batch, each request with the fate that is chosen; by default it succeeds. */
  finish(chooseFate?: (request: BatchRequest, index: number) => BatchFate): void;
  /** Takes the next batch and breaks the connection before it is answered; or breaks it without taking the batch. */
  loseNext(what: "answer" | "batch"): void;
  /** Forgets what was made: every batch is unknown from now on. */
  forget(): void;
  /** Responds to a request where its path is one of batches. */
  handle(exchange: Exchange, path: string, query: URLSearchParams): boolean;
  clear(): void;
};

const DAY_MS = 86_400_000;

/** An empty desk that takes this key. */
export function createBatchDesk(key: string | null): BatchDesk {
  let made: Served[] = [];
  let losing: "answer" | "batch" | undefined;
  const files = new Map<string, string>();
  let count = 0;

  const isOver = ({ requests, fates }: Served) => fates.size === requests.length;
  const countFates = ({ fates }: Served, fate: BatchFate) => [...fates.values()].filter((each) => each === fate).length;
  const time = (atMs: number) => new Date(atMs).toISOString();

  function describeMessageBatch(batch: Served): Record<string, unknown> {
    return {
      id: batch.id,
      type: "message_batch",
      processing_status: isOver(batch) ? "ended" : batch.isCancelled ? "canceling" : "in_progress",
      request_counts: {
        processing: batch.requests.length - batch.fates.size,
        succeeded: countFates(batch, "succeeded"),
        errored: countFates(batch, "errored"),
        canceled: countFates(batch, "canceled"),
        expired: countFates(batch, "expired"),
      },
      created_at: time(batch.createdAtMs),
      expires_at: time(batch.createdAtMs + DAY_MS),
      ended_at: isOver(batch) ? time(batch.createdAtMs + 60_000) : null,
      archived_at: null,
      cancel_initiated_at: batch.isCancelled ? time(batch.createdAtMs + 30_000) : null,
      results_url: isOver(batch) ? `https://results.invalid/${batch.id}` : null,
    };
  }

  function describeOpenAiBatch(batch: Served): Record<string, unknown> {
    const isExpired = countFates(batch, "expired") > 0;
    const status = !isOver(batch)
      ? batch.isCancelled
        ? "cancelling"
        : "in_progress"
      : batch.isCancelled
        ? "cancelled"
        : isExpired
          ? "expired"
          : "completed";
    const good = countFates(batch, "succeeded");
    return {
      id: batch.id,
      object: "batch",
      endpoint: "/v1/chat/completions",
      errors: null,
      input_file_id: batch.fileId,
      completion_window: "24h",
      status,
      output_file_id: isOver(batch) && good > 0 ? `${batch.id}-output` : null,
      error_file_id: isOver(batch) && good < batch.requests.length ? `${batch.id}-errors` : null,
      created_at: Math.floor(batch.createdAtMs / 1000),
      expires_at: Math.floor((batch.createdAtMs + DAY_MS) / 1000),
      request_counts: {
        total: batch.requests.length,
        completed: good,
        failed: batch.fates.size - good,
      },
      metadata: batch.metadata ?? null,
    };
  }

  const describe = (batch: Served) =>
    batch.form === "openai" ? describeOpenAiBatch(batch) : describeMessageBatch(batch);

  function writeResults(batch: Served, holds: (fate: BatchFate) => boolean): string {
    return batch.requests
      .flatMap((request) => {
        const fate = batch.fates.get(request.customId);
        return fate && holds(fate) ? [JSON.stringify(answerBatchRequest(batch.form, request, fate))] : [];
      })
      .toReversed()
      .join("\n");
  }

  function create(
    form: BatchForm,
    { request, response, ...exchange }: Exchange,
    requests: BatchRequest[],
    fileId: string,
  ): void {
    const lost = losing;
    losing = undefined;
    if (lost === "batch") {
      exchange.drop();
      return;
    }
    request.violations.push(...findBatchViolations(form, requests, request.body));
    if (request.violations.length > 0) {
      sendError(response, 400, ["Body validation error", ...request.violations].join("\n"), request.url);
      return;
    }
    count += 1;
    const metadata = isRecord(request.body) ? request.body["metadata"] : undefined;
    const id = `${form === "openai" ? "batch" : "msgbatch"}_test${String(count).padStart(6, "0")}`;
    const batch: Served = {
      form,
      id,
      requests,
      createdAtMs: Date.now(),
      isCancelled: false,
      fates: new Map(),
      fileId,
      metadata,
    };
    made.push(batch);
    if (lost === "answer") exchange.drop();
    else sendJson({ response }, describe(batch));
  }

  function cancel(batch: Served, { request, response }: Exchange): void {
    if (isOver(batch)) {
      sendUpstreamError(response, 400, `Batch ${batch.id} has already ended and cannot be canceled.`, request.url);
      return;
    }
    batch.isCancelled = true;
    if (batch.form === "aimlapi")
      sendJson({ response }, { id: batch.id, status: "cancelled", output: null, usage: [] });
    else sendJson({ response }, describe(batch));
  }

  function list(form: BatchForm, query: URLSearchParams, { response }: Exchange): void {
    const all = made.filter((batch) => batch.form === form).toReversed();
    const after = query.get("after") ?? query.get("after_id");
    const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const page = all.slice(start, start + Number(query.get("limit") ?? 20));
    sendJson(
      { response },
      {
        data: page.map(describe),
        has_more: start + page.length < all.length,
        first_id: page[0]?.id ?? null,
        last_id: page.at(-1)?.id ?? null,
      },
    );
  }

  /** Responds to a question of AI/ML API about a batch: with its state, or with the lines of its results. */
  function answerAimlapi(batch: Served, { response }: Exchange): void {
    if (batch.isCancelled) sendJson({ response }, { ...describeMessageBatch(batch), status: "cancelled" });
    else if (!isOver(batch)) sendJson({ response }, { id: batch.id, status: "generating" });
    else
      sendLines(
        { response },
        writeResults(batch, () => true),
      );
  }

  function route(exchange: Exchange, path: string, query: URLSearchParams): boolean {
    const { request, response } = exchange;
    const isPost = request.method === "POST";
    const body = isRecord(request.body) ? request.body : {};
    const find = (id: string | undefined) => made.find((batch) => batch.id === id);
    const [, , first, second, third, fourth] = path.split("/");
    if (first === "files" && isPost && second === undefined) {
      const id = `file_test${files.size + 1}`;
      files.set(id, readUploadedLines(request.bodyText));
      sendJson(exchange, { id, object: "file", purpose: "batch" });
      return true;
    }
    if (first === "files" && third === "content") {
      const batch = made.find(({ id }) => second?.startsWith(id));
      if (!batch) return false;
      const isOutput = second?.endsWith("-output") === true;
      sendLines(
        exchange,
        writeResults(batch, (fate) => (fate === "succeeded") === isOutput),
      );
      return true;
    }
    if (first === "messages" && second === "batches") {
      if (third === undefined && isPost) create("anthropic", exchange, readRequests(body["requests"]), "");
      else if (third === undefined) list("anthropic", query, exchange);
      else {
        const batch = find(third);
        if (!batch) return false;
        if (fourth === "cancel") cancel(batch, exchange);
        else if (fourth === "results")
          sendLines(
            exchange,
            writeResults(batch, () => true),
          );
        else sendJson(exchange, describe(batch));
      }
      return true;
    }
    if (first !== "batches") return false;
    if (second === undefined && isPost) {
      const fileId = body["input_file_id"];
      if (typeof fileId === "string") create("openai", exchange, readLines(files.get(fileId) ?? ""), fileId);
      else create("aimlapi", exchange, readRequests(body["requests"]), "");
      return true;
    }
    const asked = query.get("batch_id");
    if (second === undefined && asked === null) {
      list("openai", query, exchange);
      return true;
    }
    const batch = find(asked ?? (second === "cancel" ? third : second));
    if (!batch) return false;
    if (isPost) cancel(batch, exchange);
    else if (batch.form === "aimlapi") answerAimlapi(batch, exchange);
    else sendJson({ response }, describe(batch));
    return true;
  }

  return {
    get made() {
      return made;
    },
    progress(answered) {
      for (const { requests, fates } of made)
        for (const { customId } of requests.slice(0, answered)) fates.set(customId, "succeeded");
    },
    finish(chooseFate = () => "succeeded") {
      for (const batch of made)
        for (const [index, request] of batch.requests.entries())
          if (!batch.fates.has(request.customId))
            batch.fates.set(request.customId, batch.isCancelled ? "canceled" : chooseFate(request, index));
    },
    loseNext(what) {
      losing = what;
    },
    forget() {
      made = [];
    },
    handle(exchange, path, query) {
      if (!/^\/v1\/(?:messages\/batches|batches|files)(?:\/|$)/.test(path)) return false;
      const violations = findHeaderViolations(exchange.request, key);
      if (violations.length > 0) sendError(exchange.response, 401, violations.join("\n"), path);
      else if (!route(exchange, path, query)) sendError(exchange.response, 404, "No such batch.", path);
      return true;
    },
    clear() {
      made = [];
      files.clear();
      losing = undefined;
      count = 0;
    },
  };
}

function readRequests(requests: unknown): BatchRequest[] {
  return (Array.isArray(requests) ? requests : []).map((request: unknown) => ({
    customId: String(isRecord(request) ? request["custom_id"] : ""),
    body: isRecord(request) ? request["params"] : undefined,
  }));
}

function readLines(lines: string): BatchRequest[] {
  return lines.split("\n").map((line) => {
    const request = JSON.parse(line) as unknown;
    return {
      customId: String(isRecord(request) ? request["custom_id"] : ""),
      body: isRecord(request) ? request["body"] : undefined,
    };
  });
}

/** The content of the field `file` of a form. */
function readUploadedLines(form: string): string {
  const [, rest = ""] = form.split('name="file"');
  const start = rest.indexOf("\r\n\r\n");
  return rest.slice(start + 4, rest.indexOf("\r\n--", start + 4)).trim();
}

function sendJson({ response }: Pick<Exchange, "response">, body: unknown): void {
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

function sendLines({ response }: Pick<Exchange, "response">, lines: string): void {
  response.writeHead(200, { "Content-Type": "application/x-jsonl" }).end(`${lines}\n`);
}
