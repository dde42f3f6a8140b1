import { isPictureAttachment } from "#core/content/attachment.ts";
import type { DocumentPart, Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { buildSizePath, parseScales } from "#core/conversation/image-scales.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { joinPrompts } from "#core/conversation/turn-prompts.ts";
import type { PromptContent, RunContext, RunPlan } from "#core/conversation/plan-run.ts";
import { planRunInSteps } from "#core/conversation/plan-run.ts";
import type { ValidationContext } from "#core/conversation/validate-run.ts";
import { runSteps } from "#core/run-steps.ts";
import { newId } from "#io/browser/new-id.ts";
import { getTypedTexts } from "#state/document/documents.ts";
import type { Draft } from "#state/document/drafts.ts";
import { type ColumnPrompt, getColumnPrompt } from "#state/document/own-prompts.ts";
import { selectFieldErrors } from "#state/document/typed-texts.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { resolveCapabilities, resolveRequestFormat } from "#state/parameters/model-capabilities.ts";

/** The input of a plan of a draft; `maxRows` is that of `RunContext`. */
type Sources = [conversation: Conversation, draft: Draft, capabilitiesOf?: CapabilitiesLookup, maxRows?: number];

/** The plan of running a draft, or the last turn again where the draft is empty; the reason where nothing would run. */
export const planDraft = (...sources: Sources): RunPlan | { reason: string } => runSteps(planDraftInSteps(...sources));

/** Plans the run of a draft in short steps. */
export function* planDraftInSteps(
  ...[conversation, draft, capabilitiesOf, maxRows]: Sources
): Generator<undefined, RunPlan | { reason: string }> {
  const content = draft.isSplit ? collectOwnPrompts(conversation, draft) : collectPrompt(draft);
  if ("reason" in content) return content;
  return yield* planRunInSteps(conversation, content, {
    ...createRunContext(capabilitiesOf),
    // The replies of an estimate are thrown away: any ids do.
    ...(maxRows !== undefined && { maxRows, newId: countIds() }),
  });
}

function collectPrompt(draft: Draft): PromptContent | { reason: string } {
  const prompt = getColumnPrompt(draft, "");
  return prompt.text !== "" && !hasContent(prompt)
    ? { reason: "The prompt is only white space. Empty it to run the last turn again" }
    : promptContent(prompt);
}

/** The prompts of all columns that run; without parts where all are empty. */
function collectOwnPrompts(conversation: Conversation, draft: Draft): PromptContent | { reason: string } {
  const columns = listColumns(conversation);
  const prompts = columns.flatMap(({ id, isResting }, columnIndex) =>
    isResting ? [] : [{ id, columnIndex, ...getColumnPrompt(draft, id) }],
  );
  const empty = prompts.filter((prompt) => !hasContent(prompt));
  const [first] = empty;
  if (first && empty.length < prompts.length)
    return { reason: `Prompt ${formatColumnLetter(first.columnIndex)} is empty. Write it, or pause its column` };
  if (empty.some(({ text }) => text !== ""))
    return { reason: "The prompts are only white space. Empty them to run the last turn again" };
  const contents = prompts.map(({ id, ...prompt }) => ({ variantId: id, ...promptContent(prompt) }));
  return {
    ...joinPrompts(contents),
    imageSizes: Object.assign({}, ...contents.map(({ imageSizes }) => imageSizes)),
  };
}

function countIds(): () => string {
  let count = 0;
  return () => `estimated ${++count}`;
}

/** True for a prompt that holds anything to send. */
export const hasContent = ({ text, attachments }: ColumnPrompt): boolean =>
  text.trim() !== "" || attachments.length > 0;

/** The content of a prompt in the order in which it is sent: pictures and documents before the text. Without parts for an empty one. */
function promptContent({ text, attachments, cache }: ColumnPrompt): PromptContent {
  const imageSizes: PromptContent["imageSizes"] = {};
  const parts = attachments.map((attachment): Part => {
    if (!isPictureAttachment(attachment)) return withoutWhole(attachment.part);
    const { id, part, sizes = "" } = attachment;
    if (parseScales(sizes).type === "empty") return part;
    imageSizes[buildSizePath(id)] = sizes;
    return { ...part, sizeId: id };
  });
  return {
    parts: text.trim() === "" ? parts : [...parts, { kind: "text", text, ...(cache && { cache }) }],
    imageSizes,
  };
}

/** A document without the name of the whole one that only some pages are sent of, so that sharing a turn never shares the rest. */
function withoutWhole({ pagesOf, ...part }: DocumentPart): DocumentPart {
  return pagesOf ? { ...part, pagesOf: { numbers: pagesOf.numbers } } : part;
}

/** The functions and values from the stores that planning a run needs. */
export function createRunContext(capabilitiesOf: CapabilitiesLookup = resolveCapabilities): RunContext {
  return {
    resolveRequestFormat: (settings) => resolveRequestFormat(settings, capabilitiesOf(settings)),
    getSpecs: (settings) => capabilitiesOf(settings).specs,
    newId,
    nowMs: Date.now(),
  };
}

/** The functions and values from the stores that validating a run needs. */
export function createValidationContext(
  limits: Pick<ValidationContext, "getMissing" | "maxReplies">,
): ValidationContext {
  return {
    getCapabilities: resolveCapabilities,
    listFieldErrors: (variantId) => selectFieldErrors(getTypedTexts(), variantId),
    ...limits,
  };
}
