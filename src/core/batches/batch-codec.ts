import type { HttpRequest } from "#core/wire/http-request.ts";
import type { BatchState } from "./batch-state.ts";

/** A request of a batch codec: its path below the base URL, and its body. */
export type BatchCall = Pick<HttpRequest, "method" | "body"> & { path: string; contentType?: string };

/** The parts of a batch to be created: its own id, its model, and its entries as JSON texts; the file of them where one was uploaded. */
export type BatchContent = { id: string; modelId: string; entries: readonly string[]; inputFileId?: string };

/** One form of batches: what is asked, and how the answers are read. Every parser returns undefined for another text. */
export type BatchCodec = {
  /** The upload that has to come before the batch, where there is one. */
  upload?: { buildCall(content: BatchContent): BatchCall; parseFileId(text: string): string | undefined };
  create(content: BatchContent): BatchCall;
  get(providerId: string): BatchCall;
  /** The state in the answer to a creation, a question or a cancellation. */
  parseState(text: string, providerId: string | undefined): BatchState | undefined;
  cancel(providerId: string): BatchCall;
  /** The newest batches of the account, where the service lists them; `after` is the last id of the page before. */
  list?: {
    buildCall(after: string | undefined): BatchCall;
    parse(text: string): { states: BatchState[]; next: string | undefined } | undefined;
  };
};
