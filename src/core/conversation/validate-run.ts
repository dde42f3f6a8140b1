import { formatCount } from "#core/format.ts";
import { shortenText } from "#core/cut-text.ts";
import type { Part } from "#core/content/part.ts";
import type { Preset } from "#core/connections/preset.ts";
import { computeExclusions } from "#core/parameters/rules.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { findProblems, selectSendable } from "#core/parameters/select-sendable.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import type { Id, Path, Wire } from "#core/vocabulary.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import type { Conversation, Settings, Variant } from "./conversation.ts";
import { MODEL_PATH } from "./conversation.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import { describeCombination } from "./describe-combination.ts";
import { formatColumnLetter } from "./format-column-letter.ts";
import { findUndrawnScales, getScale } from "./image-scales.ts";
import { listColumns } from "./list-columns.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import type { RunPlan } from "./plan-run.ts";
import type { PlannedRequest } from "./planned-request.ts";
import { parsePictureValue } from "./picture-value.ts";
import { listRows, openRow } from "./rows.ts";
import { resolveSentSettings } from "./sent-settings.ts";
import { listTurnParts } from "./turn-prompts.ts";
import { findKindProblem, getVariableKind } from "./variable-kind.ts";

/** The part of a model's capabilities that a request is checked against. */
type RequestLimits = { preset: Preset; wire: Wire; source: SpecSource; specs: ParameterSpec[]; maxParts: number };

/** The state outside the conversation that a plan is checked against. */
export type ValidationContext = {
  getCapabilities: (settings: Pick<Settings, "connectionId" | "modelId">) => RequestLimits;
  /** The fields of a variant with an invalid text. */
  listFieldErrors: (variantId: Id) => readonly { path: Path; reason: string }[];
  /** The setting without which nothing can be sent to a connection; undefined where it has all. */
  getMissing: (connectionId: Id) => "key" | "address" | undefined;
  maxReplies: number;
};

/**
 * The reason why a plan cannot be sent, as a sentence, and the connection whose settings have to be completed, if that
 * is the reason.
 */
export type RunProblem = { sentence: string; connectionId?: Id };

/** One column of a plan, with everything that its checks read. */
type PlannedColumn = {
  conversation: Conversation;
  variant: Variant;
  settings: Settings;
  /** The parts of the new turn that the column is sent. */
  parts: readonly Part[];
  request: ChatRequest;
  limits: RequestLimits;
  fieldErrors: readonly { path: Path; reason: string }[];
};

type ColumnCheck = (column: PlannedColumn) => string | undefined;

/** The checks of a column, in the order in which their problems are shown, one at a time. */
const COLUMN_CHECKS: readonly ColumnCheck[] = [
  findUndrawnPicture,
  findMissingModel,
  findUnfilledMarker,
  findPictureOnPredict,
  findTooManyParts,
  findMissingMaxTokens,
  findFieldError,
  findExcludedValue,
  findInvalidValue,
];

/** The checks whose results depend on the values of a row; the others are made once a column. */
const ROW_CHECKS: readonly ColumnCheck[] = [findUnfilledMarker, findPictureOnPredict, findTooManyParts];

/** The first problem that keeps a plan from being sent, naming the column where there are several; null for none. */
export function validateRun(plan: RunPlan, context: ValidationContext): RunProblem | null {
  const unfilled = findUnfilledRow(plan);
  if (unfilled !== undefined) return { sentence: unfilled };
  const checkedIds = new Set<Id>();
  for (const planned of plan.requests) {
    const { variantId } = planned.replies[0];
    const checks = checkedIds.has(variantId) ? ROW_CHECKS : COLUMN_CHECKS;
    checkedIds.add(variantId);
    const sentence = validateColumn(plan.conversation, planned, context, checks);
    if (sentence !== undefined) return { sentence };
  }
  for (const {
    replies: [{ sentWith }],
  } of plan.requests) {
    const missing = context.getMissing(sentWith.connectionId);
    if (missing === undefined) continue;
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

/**
 * A sentence about the first row that has no value of a variable which its prompt uses; undefined where there is none, and in
 * a chat.
 */
function findUnfilledRow({ conversation, requests }: RunPlan): string | undefined {
  const rows = listRows(conversation);
  if (rows.length === 0) return undefined;
  const numbers = new Map(rows.map(({ id }, index) => [id, index + 1]));
  const names = new Map<string, string[]>();
  const unfilled = new Map<string, Set<number>>();
  const filled = new Set<string>();
  for (const {
    replies: [{ turnId, variantId, rowId = "", sentWith }],
  } of requests) {
    const key = `${turnId} ${variantId}`;
    const used = names.get(key) ?? listVariables(conversation, sentWith, turnId, variantId);
    names.set(key, used);
    for (const name of used) {
      const number = numbers.get(rowId);
      if ((getMarkerValue(sentWith.variables, name) ?? "") !== "") filled.add(name);
      else if (number !== undefined) unfilled.set(name, (unfilled.get(name) ?? new Set()).add(number));
    }
  }
  for (const [name, found] of unfilled) {
    const isOneRow = requests.every(({ replies: [reply] }) => reply.rowId === requests[0]?.replies[0].rowId);
    if (!filled.has(name) && !isOneRow)
      return `${shortenText(name, 60)} has no value in any row. Add it to the rows, type one for all under Variables in the parameters, or take braces literally.`;
    const first = Math.min(...found);
    const [others, what] = found.size > 1 ? [` and ${formatCount(found.size - 1)} more have`, "them"] : [" has", "it"];
    return `Row ${formatCount(first)}${others} no value for ${shortenText(name, 60)}. Fill ${what} in the table, or remove ${found.size > 1 ? "these rows" : "the row"}.`;
  }
  return undefined;
}

/** The names of the variables in what a variant is sent for a turn. */
function listVariables(conversation: Conversation, settings: Settings, turnId: Id, variantId: Id): string[] {
  const parts = listTurnParts(conversation, conversation.turns[turnId], variantId);
  return listSettingsMarkers(settings, listTexts(parts)).flatMap(({ kind, name }) =>
    kind === "variable" ? [name] : [],
  );
}

function validateColumn(
  conversation: Conversation,
  { replies: [reply], request }: PlannedRequest,
  context: ValidationContext,
  checks: readonly ColumnCheck[],
): string | undefined {
  const variant = conversation.variants.find(({ id }) => id === reply.variantId);
  if (!variant) return undefined;
  const settings = resolveSentSettings(openRow(conversation, reply.rowId), variant.id);
  const column: PlannedColumn = {
    conversation,
    variant,
    settings,
    parts: listTurnParts(conversation, conversation.turns[reply.turnId], variant.id),
    request,
    limits: context.getCapabilities(settings),
    fieldErrors: context.listFieldErrors(variant.id),
  };
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
  return findFirst([findTooManyParts, findMissingMaxTokens], { request, parts: [], limits: { ...limits, wire } });
}

function findFirst<Subject>(
  checks: readonly ((subject: Subject) => string | undefined)[],
  subject: Subject,
): string | undefined {
  for (const check of checks) {
    const problem = check(subject);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A sentence about a picture that is not drawn at the size that the column sends, or could not be. */
function findUndrawnPicture({ parts, settings: { imageScales } }: PlannedColumn): string | undefined {
  const [scale] = parts.flatMap((part) =>
    part.kind === "image" ? findUndrawnScales(part, [getScale(part, imageScales)]) : [],
  );
  return scale === undefined
    ? undefined
    : `An image could not be scaled to ${scale}. Change its sizes, or attach it again.`;
}

function findMissingModel({ settings }: PlannedColumn): string | undefined {
  return settings.modelId.trim() === "" ? "Choose a model first." : undefined;
}

/** A sentence about a marker in the prompts of the column for which it has no value, or a wrong one. */
function findUnfilledMarker({ conversation, parts, settings }: PlannedColumn): string | undefined {
  for (const { kind, name, written } of listSettingsMarkers(settings, listTexts(parts))) {
    const value = getMarkerValue(settings.variables, name);
    if (kind === "wordings" && value === undefined)
      return `${shortenText(written, 60)} makes a column of each wording. Press Run, which adds them.`;
    if (kind === "wordings") continue;
    if ((value ?? "") === "")
      return `${shortenText(name, 60)} has no value. Type one under Variables in the parameters, or take braces literally.`;
    if (parsePictureValue(value ?? "") && listSettingsMarkers(settings, []).some((marker) => marker.name === name))
      return `${shortenText(name, 60)} is a picture, and a system prompt takes text only. Put {{${shortenText(name, 60)}}} into the prompt.`;
    const problem = findKindProblem(value ?? "", getVariableKind(conversation, name));
    if (problem !== undefined) return `Nothing was sent. ${shortenText(name, 60)}: ${problem}.`;
  }
  return undefined;
}

function findPictureOnPredict({ parts, settings, limits: { wire } }: PlannedColumn): string | undefined {
  const fillsPicture = listSettingsMarkers(settings, listTexts(parts)).some(({ name }) =>
    parsePictureValue(getMarkerValue(settings.variables, name) ?? ""),
  );
  return wire === "predict" && (fillsPicture || parts.some(({ kind }) => kind !== "text"))
    ? "The Predict format sends text only. Remove the images, or choose another API format under Connections."
    : undefined;
}

/**
 * A sentence about a message with more parts than the model accepts. Labels count as parts, and turns without a reply
 * are merged with the next turn.
 */
function findTooManyParts({
  parts,
  request: { messages },
  limits: { preset, maxParts },
}: Pick<PlannedColumn, "parts" | "request" | "limits">): string | undefined {
  const largest = Math.max(0, ...messages.map((message) => orderParts(message).length));
  if (largest <= maxParts) return undefined;
  if (largest > orderParts({ role: "user", parts: [...parts] }).length)
    return `One message would have ${largest} parts, and ${preset.name} takes at most ${maxParts} to this model. Images of a turn without an answer are sent together with the next turn. The Messages format has no such limit.`;
  return `${preset.name} takes at most ${maxParts} parts in a message to this model, and these are ${largest} with the text${largest > parts.length ? " and the labels" : ""}. Remove some images, or choose the Messages format under Connections.`;
}

function findMissingMaxTokens({
  request: { parameters, extra },
  limits: { preset, wire },
}: Pick<PlannedColumn, "request" | "limits">): string | undefined {
  const isRequired = preset.id === "anthropic" && wire === "messages";
  return isRequired && !("max_tokens" in parameters || "max_tokens" in extra)
    ? "Anthropic requires max_tokens. Set it in the parameters."
    : undefined;
}

/**
 * A sentence about a field with an invalid text. Only a field that is shown and would be sent blocks the run, since the
 * user can correct no other.
 */
function findFieldError({ settings, limits: { source, specs }, fieldErrors }: PlannedColumn): string | undefined {
  const exclusions = computeExclusions(source, settings.parameters);
  const fieldError = fieldErrors.find(
    ({ path }) => (path === MODEL_PATH || specs.some((spec) => spec.path === path)) && !Object.hasOwn(exclusions, path),
  );
  return fieldError && `Nothing was sent. ${fieldError.path}: ${fieldError.reason}.`;
}

/** A sentence about a swept value that would not be sent: the columns would look different and send the same. */
function findExcludedValue({ variant, settings, limits: { source, specs } }: PlannedColumn): string | undefined {
  const sendable = selectSendable(source, specs, settings.parameters);
  const exclusions = computeExclusions(source, settings.parameters);
  const path = Object.keys(variant.sweep?.valueIds ?? {}).find(
    (each) =>
      each !== MODEL_PATH && settings.parameters[each] !== undefined && getParameter(sendable, each) === undefined,
  );
  return path === undefined
    ? undefined
    : `Nothing was sent. ${path}: ${exclusions[path]?.reason ?? `${settings.modelId} does not accept it`}.`;
}

function findInvalidValue({ settings, limits: { source, specs } }: PlannedColumn): string | undefined {
  const [problem] = findProblems(source, specs, settings.parameters, settings.extraJson);
  return problem === undefined ? undefined : `Nothing was sent. ${problem}.`;
}

function nameColumn(conversation: Conversation, variant: Variant, columnIndex: number): string {
  const combination = describeCombination(conversation, variant);
  const letter = columnIndex < 0 ? "A column" : `Variant ${formatColumnLetter(columnIndex)}`;
  return combination.length > 0 ? `${letter} (${combination.join(", ")})` : letter;
}
