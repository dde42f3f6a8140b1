import { findExpectedName } from "#core/checks/propose-checks.ts";
import type { ImagePart } from "#core/content/part.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { describePicture, parsePictureValue } from "#core/conversation/picture-value.ts";
import { fillTextParts } from "#core/conversation/request-messages.ts";
import { getRow } from "#core/conversation/rows.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { fingerprintText } from "#core/fingerprint.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Id } from "#core/vocabulary.ts";
import { findAgainst } from "./find-against.ts";
import { fillJudgePrompt, type JudgedText } from "./fill-judge-prompt.ts";
import { type JudgeOptions, readJudgeOptions } from "./judge-options.ts";
import { sayVerdictForm } from "./verdict-form.ts";

/** The texts that a judge is asked about a reply: one, or two in both orders. */
export type JudgeQuestion = {
  texts: readonly string[];
  /** The pictures of what was asked, which are sent before each text. */
  pictures: readonly ImagePart[];
  /** The fingerprint of all of it, with the model that is asked. */
  askedWith: string;
  againstReplyId?: Id;
};

/** The question about a reply; the reason where it cannot be asked. */
export function buildJudgeQuestion(
  conversation: Conversation,
  check: Check,
  reply: Reply,
): JudgeQuestion | { problem: string } {
  const options = readJudgeOptions(check);
  const against = findAgainst(conversation, check, reply);
  if (reply.status !== "done") return { problem: "there is no whole answer" };
  if (options.form === "better" && reply.variantId === options.baselineId)
    return { problem: "the other answers are compared with it" };
  if (options.form === "better" && !against) return { problem: "there is no answer to compare it with" };
  const asked = listAsked(conversation, reply);
  const answers = [reply, ...(against ? [against] : [])].map(getReplyText);
  const markers = listMarkers([options.prompt]).flatMap((marker) => (marker.kind === "variable" ? [marker.name] : []));
  if (markers.includes("rules") && options.rules.trim() === "") return { problem: "the check has no criteria" };
  const values = listValues(conversation, reply);
  const missing = markers.find((name) => !OWN_MARKERS.has(name) && getValue(values, name) === undefined);
  if (missing !== undefined) return { problem: `there is no value for ${missing}` };
  const texts = orderAnswers(options, answers).map((output) => {
    const judged: Record<string, JudgedText[]> = { output };
    for (const name of markers)
      if (name === "input") judged[name] = [{ name, text: getMarkerValue(values, name) ?? asked.text }];
      else if (!OWN_MARKERS.has(name)) judged[name] = [{ name, text: getValue(values, name) ?? "" }];
    const filled = fillJudgePrompt(options.prompt, judged, { rules: options.rules });
    return `${filled}\n\n${sayVerdictForm(options.form)}`;
  });
  const pictures = markers.includes("input") ? asked.pictures : [];
  const { connectionId, modelId } = options;
  return {
    texts,
    pictures,
    askedWith: fingerprintText(JSON.stringify([connectionId, modelId, ...pictures.map(({ blob }) => blob), ...texts])),
    ...(against && { againstReplyId: against.id }),
  };
}

/** The markers that every judge prompt may have. */
const OWN_MARKERS: ReadonlySet<string> = new Set(["input", "output", "rules"]);

/** The answers as they stand in each text: alone, or both in both orders. */
function orderAnswers({ form }: JudgeOptions, [own = "", other = ""]: readonly string[]): JudgedText[][] {
  if (form !== "better") return [[{ name: "output", text: own }]];
  return [
    [own, other],
    [other, own],
  ].map(([first = "", second = ""]) => [
    { name: "first-answer", text: first },
    { name: "second-answer", text: second },
  ]);
}

/** The prompt that a reply answers, as it was sent. */
function listAsked(conversation: Conversation, reply: Reply): { text: string; pictures: ImagePart[] } {
  const parts = fillTextParts(
    listTurnParts(conversation, conversation.turns[reply.turnId], reply.variantId),
    reply.sentWith,
  );
  return {
    text: parts
      .flatMap((part) => (part.kind === "text" ? part.text : part.kind === "image" ? describePicture(part) : []))
      .join("\n"),
    pictures: parts.filter((part) => part.kind === "image"),
  };
}

/** The values of variables of a reply: those it was sent with, and those of its row. */
const listValues = (conversation: Conversation, { sentWith, rowId }: Reply): Readonly<Record<string, string>> => ({
  ...sentWith.variables,
  ...getRow(conversation, rowId)?.values,
});

/** A value by its name; that of "expected" also where the rows have it under another usual name. */
function getValue(values: Readonly<Record<string, string>>, name: string): string | undefined {
  const usual = name === "expected" ? findExpectedName([values]) : undefined;
  const value = getMarkerValue(values, name) ?? (usual === undefined ? undefined : getMarkerValue(values, usual));
  const picture = value === undefined ? undefined : parsePictureValue(value);
  return picture ? describePicture(picture) : value;
}
