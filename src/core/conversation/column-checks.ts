import { shortenText } from "#core/cut-text.ts";
import type { Part } from "#core/content/part.ts";
import type { Preset } from "#core/connections/preset.ts";
import { findDocumentProblem } from "#core/documents/find-document-problem.ts";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import { computeExclusions } from "#core/parameters/rules.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { findProblems, selectSendable } from "#core/parameters/select-sendable.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Marker } from "#core/templates/scan-template.ts";
import type { Path, Wire } from "#core/vocabulary.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { getDocumentForm, isCitedOver } from "#core/wire/document-form.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import type { Conversation, Settings, Variant } from "./conversation.ts";
import { MODEL_PATH } from "./conversation.ts";
import { findPrefillObstacle } from "./find-prefill-obstacle.ts";
import { findBreakpointProblem } from "./find-breakpoint-problem.ts";
import { findUndrawnScales, getScale } from "./image-scales.ts";
import { listSettingsMarkers } from "./list-wordings.ts";
import { parsePictureValue } from "./picture-value.ts";
import { findKindProblem, getVariableKind } from "./variable-kind.ts";

/** The part of a model's capabilities that a request is checked against. */
export type RequestLimits = {
  preset: Preset;
  wire: Wire;
  source: SpecSource;
  specs: ParameterSpec[];
  maxParts: number;
};

/** One column of a plan, with everything that its checks read. */
export type PlannedColumn = {
  conversation: Conversation;
  variant: Variant;
  settings: Settings;
  /** The parts of the new turn that the column is sent. */
  parts: readonly Part[];
  /** The markers in its prompts. */
  markers: readonly Marker[];
  request: ChatRequest;
  limits: RequestLimits;
  fieldErrors: readonly { path: Path; reason: string }[];
};

/** Returns the problem of a column as a sentence; undefined where it has none. */
export type ColumnCheck = (column: PlannedColumn) => string | undefined;

/** The checks of a column, in the order in which their problems are shown, one at a time. */
export const COLUMN_CHECKS: readonly ColumnCheck[] = [
  findUndrawnPicture,
  findMissingModel,
  findUnfilledMarker,
  findPictureOnPredict,
  findMixedCitations,
  findTooLargeDocument,
  findTooManyParts,
  findBreakpointProblem,
  findMissingMaxTokens,
  findFieldError,
  findExcludedValue,
  findInvalidValue,
  findUntakenPrefill,
];

/** The checks whose results depend on the values of a row; the others are made once a column. */
export const ROW_CHECKS: readonly ColumnCheck[] = [findUnfilledMarker, findPictureOnPredict, findTooManyParts];

/** The checks of a request that is sent again with its former settings. */
export const REQUEST_CHECKS = [
  findMixedCitations,
  findTooLargeDocument,
  findTooManyParts,
  findMissingMaxTokens,
] as const;

/** The first problem that some checks find. */
export function findFirst<Subject>(
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
function findUnfilledMarker({ conversation, markers, settings }: PlannedColumn): string | undefined {
  for (const { kind, name, written } of markers) {
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

function findPictureOnPredict({ parts, markers, settings, limits: { wire } }: PlannedColumn): string | undefined {
  if (wire !== "predict") return undefined;
  const fillsPicture = markers.some(({ name }) => parsePictureValue(getMarkerValue(settings.variables, name) ?? ""));
  if (fillsPicture || parts.some(({ kind }) => kind !== "text" && kind !== "document"))
    return "The Predict format sends text only. Remove the images, or choose another API format under Connections.";
  const unsent = parts.find(
    (part) => part.kind === "document" && getDocumentForm(part, { wire, dialect: "openai" }) === "none",
  );
  return unsent?.kind === "document"
    ? `The Predict format sends text only. Remove ${shortenText(unsent.name, 60)}, or choose another API format under Connections.`
    : undefined;
}

/** A sentence about documents of one request of which only some are to be cited: the messages wire refuses that. */
function findMixedCitations({
  request: { messages, dialect },
  limits: { wire },
}: Pick<PlannedColumn, "request" | "limits">): string | undefined {
  const documents = messages
    .flatMap(({ parts }) => parts)
    .filter((part) => part.kind === "document" && isCitedOver(part, { wire, dialect }));
  const cited = documents.find((part) => part.kind === "document" && part.isCited);
  const uncited = documents.find((part) => part.kind === "document" && !part.isCited);
  return cited?.kind === "document" && uncited?.kind === "document"
    ? `Passages of all documents are cited or of none: ${shortenText(cited.name, 60)} asks for it, ${shortenText(uncited.name, 60)} does not. Those of earlier turns count.`
    : undefined;
}

/** A sentence about documents that are more than Claude takes in a request, those of earlier turns included. */
function findTooLargeDocument({ request }: Pick<PlannedColumn, "request">): string | undefined {
  const { dialect, model, messages } = request;
  if (dialect !== "anthropic" && !parseClaudeVersion(model)) return undefined;
  const parts = messages.flatMap((message) => message.parts);
  return findDocumentProblem(
    parts.filter((part) => part.kind === "document"),
    model,
  );
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

/** A sentence about a prefill that the model would not continue. */
function findUntakenPrefill({ settings, request, limits: { preset, wire } }: PlannedColumn): string | undefined {
  if ((settings.prefill ?? "").trim() === "") return undefined;
  const { extraJson } = settings;
  const { model: modelId, parameters } = request;
  const obstacle = findPrefillObstacle({ wire, modelId, parameters, extraJson }, preset);
  return obstacle && `Nothing was sent. ${obstacle}`;
}
