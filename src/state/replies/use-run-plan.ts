import { create } from "zustand";
import type { Attachment } from "#core/content/attachment.ts";
import { buildCellKey, type Conversation } from "#core/conversation/conversation.ts";
import { findUnsupportedContent } from "#core/conversation/find-unsupported-content.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { listAllReplies } from "#core/conversation/list-all-replies.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { isSameJson } from "#core/json.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import type { Wire } from "#core/vocabulary.ts";
import { runInTurns } from "#io/http/run-in-turns.ts";
import { type Draft, type DraftTexts, isEmptyDraft, useAttachments } from "#state/document/drafts.ts";
import type { PriceLookup } from "#state/models/known-prices.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { estimateReply } from "#state/models/max-cost.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { onReset } from "#state/reset-state.ts";
import { useIsRunUnderWay } from "./run-progress.ts";
import { usePausedValue } from "./paused-conversation.ts";
import { planDraft, planDraftInSteps } from "./run-context.ts";

/**
 * The estimated tokens and cost of a run, all columns together. `costUsd` is absent where no price is known, and a
 * minimum where one is missing; free runs cost nothing.
 */
export type RunEstimate = {
  /** The number of replies. Over many rows, the tokens and the cost are those of some of them, scaled. */
  count: number;
  /** Every reply is one more beside earlier ones to the same turn. */
  isRepeated: boolean;
  inputTokens: number;
  isFree: boolean;
  costUsd?: { leastUsd: number; mostUsd: number; isLeast: boolean };
};

/**
 * A value computed from the plan of running the current draft, or the last turn again; from no plan where nothing would
 * run, and while a run over rows is under way, since each of its answers changes what is left to ask. The value has no ids of
 * planned turns and replies: they are new in every plan, so that it would never stay the same.
 */
export function useRunPlanValue<Value>(
  texts: DraftTexts,
  compute: (plan: RunPlan | undefined) => Value,
  isSame: (a: Value, b: Value) => boolean,
): Value {
  const attachments = useAttachments();
  const isUnderWay = useIsRunUnderWay();
  const capabilitiesOf = useCapabilitiesLookup();
  // Rendered again once a plan is made that was asked for.
  useLatePlan();
  return usePausedValue(
    (conversation) =>
      compute(isUnderWay ? undefined : conversation && planOnce(conversation, texts, attachments, capabilitiesOf)),
    isSame,
  );
}

/** The count, the tokens and the cost of running the current draft; undefined where nothing would run. */
export function useEstimate(texts: DraftTexts): RunEstimate | undefined {
  const pricesOf = useKnownPrices();
  return useRunPlanValue(texts, (plan) => plan && estimateOnce(plan, pricesOf), isSameJson);
}

/** The content that a run would leave out, by the first wire that cannot carry all of it; undefined for none. */
export function useUnsupportedContent(texts: DraftTexts): { wire: Wire; unsupported: string[] } | undefined {
  return useRunPlanValue(texts, findUnsupportedOnce, isSameJson);
}

const findUnsupportedOnce = memoizeLast((plan: RunPlan | undefined) => {
  for (const planned of plan?.requests ?? []) {
    const unsupported = findUnsupportedContent(planned);
    if (unsupported.length > 0) return { wire: planned.replies[0].sentWith.wire, unsupported };
  }
  return undefined;
});

/** The rows whose requests are built while somebody types; the figures of all are scaled from them. */
const MAX_ESTIMATED_ROWS = 24;

type PlanSources = [
  conversation: Conversation,
  texts: DraftTexts,
  attachments: readonly Attachment[],
  capabilitiesOf: CapabilitiesLookup,
];

function planEstimated(...[conversation, texts, attachments, capabilitiesOf]: PlanSources): RunPlan | undefined {
  const draft = { ...texts, attachments: [...attachments] };
  const plan = planDraft(conversation, draft, capabilitiesOf, MAX_ESTIMATED_ROWS);
  return "reason" in plan ? undefined : plan;
}

type EmptySources = [conversation: Conversation, isSplit: true | undefined, capabilitiesOf: CapabilitiesLookup];

/** The number of replies above which the plan of the empty composer, which looks at every cell, is made after the page is drawn. */
const MANY_REPLIES = 1_000;

/** The last plan that was made so; `plan` is undefined where nothing would run. */
const useLatePlan = create<{ sources?: EmptySources; plan?: RunPlan | undefined }>()(() => ({}));
let wanted: EmptySources | undefined;
onReset(() => {
  wanted = undefined;
  useLatePlan.setState({}, true);
});

const isSameSources = (a: EmptySources, b: EmptySources | undefined): boolean =>
  a.every((source, index) => source === b?.[index]);

/** The plan where it is made; else undefined, and it is made in turns with other tasks. */
function getLatePlan(sources: EmptySources): RunPlan | undefined {
  const late = useLatePlan.getState();
  if (isSameSources(sources, late.sources)) return late.plan;
  if (!isSameSources(sources, wanted)) {
    wanted = sources;
    setTimeout(() => void makeLatePlan(sources));
  }
  return undefined;
}

async function makeLatePlan(sources: EmptySources): Promise<void> {
  const [conversation, isSplit, capabilitiesOf] = sources;
  const isWanted = () => wanted === sources;
  if (!isWanted()) return;
  const draft: Draft = { text: "", ...(isSplit && { isSplit }), attachments: [] };
  const steps = planDraftInSteps(conversation, draft, capabilitiesOf, MAX_ESTIMATED_ROWS);
  const plan = await runInTurns(steps, isWanted).catch((error: unknown) => {
    // The next look makes it again.
    if (isWanted()) wanted = undefined;
    throw error;
  });
  if (plan && isWanted()) useLatePlan.setState({ sources, plan: "reason" in plan ? undefined : plan });
}

/**
 * Several components need the same plan and the same estimate: each is computed once. The plan of the empty composer, which
 * looks at every cell, is kept while something is written and taken away.
 */
const planOnce = (...sources: PlanSources): RunPlan | undefined =>
  (isEmptyDraft({ ...sources[1], attachments: [...sources[2]] }) ? planEmptyOnce : planWrittenOnce)(...sources);
const planEmpty = memoizeLast((...[conversation, isSplit, capabilitiesOf]: EmptySources) =>
  planEstimated(conversation, { text: "", ...(isSplit && { isSplit }) }, [], capabilitiesOf),
);
const planEmptyOnce = (...[conversation, { isSplit }, , capabilitiesOf]: PlanSources): RunPlan | undefined => {
  const sources: EmptySources = [conversation, isSplit, capabilitiesOf];
  return listAllReplies(conversation.replies).length > MANY_REPLIES ? getLatePlan(sources) : planEmpty(...sources);
};
const planWrittenOnce = memoizeLast(planEstimated);
const estimateOnce = memoizeLast(estimatePlan);

/** True where each reply of a plan has an earlier one to the same turn in its column. */
function isRepetition({ conversation, replies }: RunPlan): boolean {
  const plannedIds = new Set(replies.map(({ id }) => id));
  const cells = indexCells(conversation.replies);
  return replies.every(({ turnId, variantId, rowId }) =>
    cells[buildCellKey(turnId, variantId, rowId)]?.some((id) => !plannedIds.has(id)),
  );
}

/** The estimate of a plan. Samples of one column have equal requests, so they are estimated once and multiplied. */
export function estimatePlan(plan: RunPlan, pricesOf: PriceLookup): RunEstimate {
  const estimate: RunEstimate = {
    count: plan.count ?? plan.replies.length,
    isRepeated: isRepetition(plan),
    inputTokens: 0,
    isFree: true,
  };
  const scale = estimate.count / Math.max(1, plan.replies.length);
  let known: { leastUsd: number; mostUsd: number } | undefined;
  let isLeast = false;
  for (const { replies, request } of plan.requests) {
    const { inputTokens, leastUsd, mostUsd, isLeast: isPartial = false } = estimateReply(replies[0], request, pricesOf);
    const times = replies.length * scale;
    estimate.inputTokens += inputTokens * times;
    estimate.isFree &&= mostUsd === 0;
    isLeast ||= isPartial;
    if (leastUsd === undefined || mostUsd === undefined) isLeast = true;
    else
      known = {
        leastUsd: (known?.leastUsd ?? 0) + leastUsd * times,
        mostUsd: (known?.mostUsd ?? 0) + mostUsd * times,
      };
  }
  estimate.inputTokens = Math.round(estimate.inputTokens);
  return known ? { ...estimate, costUsd: { ...known, isLeast } } : estimate;
}
