import type { MissingSetting } from "#core/connections/missing-failures.ts";
import { formatCount } from "#core/format.ts";
import { runSteps } from "#core/run-steps.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { ColumnCheck, PlannedColumn, RequestLimits } from "./column-checks.ts";
import { COLUMN_CHECKS, findFirst, REQUEST_CHECKS, ROW_CHECKS } from "./column-checks.ts";
import type { Conversation, Settings, Variant } from "./conversation.ts";
import { describeCombination } from "./describe-combination.ts";
import { findUnfilledRow } from "./find-unfilled-row.ts";
import { formatColumnLetter } from "./format-column-letter.ts";
import { listColumns } from "./list-columns.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import type { RunPlan } from "./plan-run.ts";
import type { PlannedRequest } from "./planned-request.ts";
import { listRows, openRow } from "./rows.ts";
import { resolveSentSettings } from "./sent-settings.ts";
import { resolveSettings } from "./settings.ts";
import { listTurnParts } from "./turn-prompts.ts";

/** The state outside the conversation that a plan is checked against. */
export type ValidationContext = {
  getCapabilities: (settings: Pick<Settings, "connectionId" | "modelId">) => RequestLimits;
  /** The fields of a variant with an invalid text. */
  listFieldErrors: (variantId: Id) => readonly { path: Path; reason: string }[];
  /** The setting without which nothing can be sent to a connection; undefined where it has all. */
  getMissing: (connectionId: Id) => MissingSetting | undefined;
  maxReplies: number;
};

/**
 * The reason why a plan cannot be sent, as a sentence, and the connection whose settings have to be completed, if that
 * is the reason.
 */
export type RunProblem = { sentence: string; connectionId?: Id };

/** The first problem that keeps a plan from being sent, naming the column where there are several; null for none. */
export const validateRun = (plan: RunPlan, context: ValidationContext): RunProblem | null =>
  runSteps(validateRunInSteps(plan, context));

/** The number of requests that a step checks. */
const STEP = 10;

/** Finds that problem in short steps, since thousands of requests take longer than a frame. */
export function* validateRunInSteps(
  plan: RunPlan,
  context: ValidationContext,
): Generator<undefined, RunProblem | null> {
  const unfilled = findUnfilledRow(plan);
  if (unfilled !== undefined) return { sentence: unfilled };
  const columns = new Map<string, SharedFacts | undefined>();
  for (const [index, planned] of plan.requests.entries()) {
    if (index % STEP === STEP - 1) yield;
    const { turnId, variantId } = planned.replies[0];
    const key = `${turnId} ${variantId}`;
    const known = columns.get(key);
    const column = known ?? collectFacts(plan.conversation, planned, context);
    columns.set(key, column);
    const sentence = column && validateColumn(column, planned, known ? ROW_CHECKS : COLUMN_CHECKS);
    if (sentence !== undefined) return { sentence };
  }
  for (const {
    replies: [{ sentWith }],
  } of plan.requests) {
    const missing = context.getMissing(sentWith.connectionId);
    // Who runs is asked for the passphrase; nothing is missing.
    if (missing === undefined || missing === "lock") continue;
    const { name } = context.getCapabilities(sentWith).preset;
    const sentence = missing === "key" ? `${name} needs an API key.` : `${name} needs a base URL.`;
    return { sentence, connectionId: sentWith.connectionId };
  }
  const count = plan.replies.length;
  if (count <= context.maxReplies) return null;
  return {
    sentence: `These would be ${count} replies, and ${context.maxReplies} are the most in one run without a spend cap, which is under Costs. Nothing was sent.`,
  };
}

/** The facts that all rows of a column share, in one turn. */
type SharedFacts = Omit<PlannedColumn, "settings" | "request">;

function collectFacts(
  conversation: Conversation,
  { replies: [{ turnId, variantId }] }: PlannedRequest,
  context: ValidationContext,
): SharedFacts | undefined {
  const variant = conversation.variants.find(({ id }) => id === variantId);
  if (!variant) return undefined;
  const settings = resolveSettings(conversation, variantId);
  const parts = listTurnParts(conversation, conversation.turns[turnId], variantId);
  return {
    conversation,
    variant,
    parts,
    markers: listSettingsMarkers(settings, listTexts(parts)),
    limits: context.getCapabilities(settings),
    fieldErrors: context.listFieldErrors(variantId),
  };
}

function validateColumn(
  facts: SharedFacts,
  { replies: [reply], request }: PlannedRequest,
  checks: readonly ColumnCheck[],
): string | undefined {
  const { conversation, variant } = facts;
  const settings = resolveSentSettings(openRow(conversation, reply.rowId), variant.id);
  const column: PlannedColumn = { ...facts, settings, request };
  const problem = findFirst(checks, column);
  if (problem === undefined) return undefined;
  const row = listRows(conversation).findIndex(({ id }) => id === reply.rowId);
  if (row >= 0 && findFirst(ROW_CHECKS, column) === problem) return `Row ${formatCount(row + 1)}: ${problem}`;
  const columns = listColumns(conversation);
  return columns.length > 1
    ? `${nameColumn(
        conversation,
        variant,
        columns.findIndex(({ id }) => id === variant.id),
      )}: ${problem}`
    : problem;
}

/**
 * The first problem of a request that is sent again with its former settings; the current settings of its column are
 * ignored.
 */
export function validateRequest(
  { replies: [reply], request }: PlannedRequest,
  limits: RequestLimits,
): string | undefined {
  const { wire } = reply.sentWith;
  return findFirst(REQUEST_CHECKS, { request, parts: [], limits: { ...limits, wire } });
}

function nameColumn(conversation: Conversation, variant: Variant, columnIndex: number): string {
  const combination = describeCombination(conversation, variant);
  const letter = columnIndex < 0 ? "A column" : `Variant ${formatColumnLetter(columnIndex)}`;
  return combination.length > 0 ? `${letter} (${combination.join(", ")})` : letter;
}
