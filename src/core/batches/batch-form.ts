import type { PresetId } from "#core/connections/presets.ts";
import type { Batch } from "#core/conversation/batch.ts";

/** The way in which a service takes and answers batches. */
export type BatchForm = Batch["form"];

/** The form of each service that takes batches. */
const FORMS: Partial<Record<PresetId, BatchForm>> = { aimlapi: "aimlapi", anthropic: "anthropic", openai: "openai" };

/** The form in which a service takes batches; undefined for one that takes none. */
export const getBatchForm = (presetId: PresetId): BatchForm | undefined => FORMS[presetId];

/** The largest batch of each form; a larger one is sent as several. */
export const BATCH_LIMITS: Readonly<Record<BatchForm, { requests: number; bytes: number }>> = {
  // Published: `maxItems` of the schema. A size is not published: that of Anthropic, which stands behind it, is kept to.
  aimlapi: { requests: 100_000, bytes: 256_000_000 },
  // Documented: 100,000 requests or 256 MB, whichever is reached first.
  anthropic: { requests: 100_000, bytes: 256_000_000 },
  // Documented: 50,000 requests in a file of at most 200 MB, all for one model.
  openai: { requests: 50_000, bytes: 200_000_000 },
};
