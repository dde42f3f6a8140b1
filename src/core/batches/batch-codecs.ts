import { AIMLAPI_BATCHES } from "./aimlapi-batches.ts";
import { ANTHROPIC_BATCHES } from "./anthropic-batches.ts";
import type { BatchCodec } from "./batch-codec.ts";
import type { BatchForm } from "./batch-form.ts";
import { OPENAI_BATCHES } from "./openai-batches.ts";

/** The codec of each form of batches. */
export const BATCH_CODECS: Readonly<Record<BatchForm, BatchCodec>> = {
  aimlapi: AIMLAPI_BATCHES,
  anthropic: ANTHROPIC_BATCHES,
  openai: OPENAI_BATCHES,
};
