import { type PresetId } from "#core/connections/presets.ts";
import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import type { Id } from "#core/vocabulary.ts";
import { type BatchForm, getBatchForm } from "./batch-form.ts";
import { findBatchObstacle } from "./find-batch-obstacle.ts";

/** Requests that can go together: to one connection and one model. */
export type BatchGroup = { connectionId: Id; modelId: string; form: BatchForm; requests: PlannedRequest[] };

/** The replies of a run that can go in batches, and the number of those that cannot, by the reason. Replies are counted, not requests: each is asked for once. */
export type BatchPlan = { groups: BatchGroup[]; left: { reason: string; count: number }[] };

/** The batches of the requests of a run. */
export function planBatches(
  requests: readonly PlannedRequest[],
  getPreset: (connectionId: Id) => { id: PresetId; name: string },
): BatchPlan {
  const groups = new Map<string, BatchGroup>();
  const left = new Map<string, number>();
  for (const planned of requests) {
    const { connectionId, modelId } = planned.replies[0].sentWith;
    const { id, name } = getPreset(connectionId);
    const form = getBatchForm(id);
    const obstacle = findBatchObstacle(planned, form, name);
    if (form === undefined || obstacle !== undefined) {
      const reason = obstacle ?? "";
      left.set(reason, (left.get(reason) ?? 0) + planned.replies.length);
      continue;
    }
    const key = `${connectionId} ${modelId}`;
    const group = groups.get(key) ?? { connectionId, modelId, form, requests: [] };
    group.requests.push(planned);
    groups.set(key, group);
  }
  return { groups: [...groups.values()], left: [...left].map(([reason, count]) => ({ reason, count })) };
}
