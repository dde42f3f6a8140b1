import { isRecord } from "./check-shape.ts";
import { describeBatch } from "./describe-batch.ts";
import type { Exchange } from "./exchange.ts";
import { findBatchViolations } from "./find-batch-violations.ts";
import { readListedRequests, readUploadedRequests } from "./read-batch-requests.ts";
import { sendError, sendUpstreamError } from "./send-error.ts";
import { sendJson } from "./send-json.ts";
import { type BatchFate, type BatchForm, type BatchRequest, isBatchOver, type ServedBatch } from "./served-batch.ts";
import { findHeaderViolations } from "./validate-request.ts";
import { writeBatchResults } from "./write-batch-results.ts";

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

/** An empty desk that takes this key. */
export function createBatchDesk(key: string | null): BatchDesk {
  let made: ServedBatch[] = [];
  let losing: "answer" | "batch" | undefined;
  const files = new Map<string, BatchRequest[]>();
  let count = 0;

  function create(form: BatchForm, exchange: Exchange, requests: BatchRequest[], fileId = ""): void {
    const { request, response } = exchange;
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
    const batch: ServedBatch = {
      form,
      id: `${form === "openai" ? "batch" : "msgbatch"}_test${String(count).padStart(6, "0")}`,
      requests,
      createdAtMs: Date.now(),
      isCancelled: false,
      fates: new Map(),
      fileId,
      metadata: isRecord(request.body) ? request.body["metadata"] : undefined,
    };
    made.push(batch);
    if (lost === "answer") exchange.drop();
    else sendJson(response, describeBatch(batch));
  }

  function list(form: BatchForm, query: URLSearchParams, { response }: Exchange): void {
    const all = made.filter((batch) => batch.form === form).toReversed();
    const after = query.get("after") ?? query.get("after_id");
    const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const page = all.slice(start, start + Number(query.get("limit") ?? 20));
    sendJson(response, {
      data: page.map(describeBatch),
      has_more: start + page.length < all.length,
      first_id: page[0]?.id ?? null,
      last_id: page.at(-1)?.id ?? null,
    });
  }

  /** Responds to a request at one of the paths of batches; false where it names no batch or file that was made. */
  function route(exchange: Exchange, path: string, query: URLSearchParams): boolean {
    const { request, response } = exchange;
    const isPost = request.method === "POST";
    const body = isRecord(request.body) ? request.body : {};
    const find = (id: string | undefined) => made.find((batch) => batch.id === id);
    const [, , first, second, third, fourth] = path.split("/");
    if (first === "files" && isPost && second === undefined) {
      const id = `file_test${files.size + 1}`;
      files.set(id, readUploadedRequests(request.bodyText));
      sendJson(response, { id, object: "file", purpose: "batch" });
      return true;
    }
    if (first === "files" && third === "content") {
      const batch = made.find(({ id }) => second?.startsWith(id));
      if (!batch) return false;
      const isOutput = second?.endsWith("-output") === true;
      sendLines(
        exchange,
        writeBatchResults(batch, (fate) => (fate === "succeeded") === isOutput),
      );
      return true;
    }
    if (first === "messages" && second === "batches") {
      if (third === undefined && isPost) create("anthropic", exchange, readListedRequests(body["requests"]));
      else if (third === undefined) list("anthropic", query, exchange);
      else {
        const batch = find(third);
        if (!batch) return false;
        if (fourth === "cancel") cancel(batch, exchange);
        else if (fourth === "results") sendLines(exchange, writeBatchResults(batch));
        else sendJson(response, describeBatch(batch));
      }
      return true;
    }
    if (first !== "batches") return false;
    if (second === undefined && isPost) {
      const fileId = body["input_file_id"];
      if (typeof fileId === "string") create("openai", exchange, files.get(fileId) ?? [], fileId);
      else create("aimlapi", exchange, readListedRequests(body["requests"]));
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
    else sendJson(response, describeBatch(batch));
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

function cancel(batch: ServedBatch, { request, response }: Exchange): void {
  if (isBatchOver(batch)) {
    sendUpstreamError(response, 400, `Batch ${batch.id} has already ended and cannot be canceled.`, request.url);
    return;
  }
  batch.isCancelled = true;
  sendJson(
    response,
    batch.form === "aimlapi" ? { id: batch.id, status: "cancelled", output: null, usage: [] } : describeBatch(batch),
  );
}

/** Responds to a question of AI/ML API about a batch: with its state, or with the lines of its results. */
function answerAimlapi(batch: ServedBatch, exchange: Exchange): void {
  const { response } = exchange;
  if (batch.isCancelled) sendJson(response, { ...describeBatch(batch), status: "cancelled" });
  else if (!isBatchOver(batch)) sendJson(response, { id: batch.id, status: "generating" });
  else sendLines(exchange, writeBatchResults(batch));
}

function sendLines({ response }: Exchange, lines: string): void {
  response.writeHead(200, { "Content-Type": "application/x-jsonl" }).end(`${lines}\n`);
}
