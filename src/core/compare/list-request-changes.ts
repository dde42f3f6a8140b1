import { joinTexts } from "#core/content/join-texts.ts";
import type { ImagePart, Part } from "#core/content/part.ts";
import { formatHeaders } from "#core/connections/parse-headers.ts";
import { WIRE_NAMES } from "#core/connections/wire-names.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { describePath } from "#core/conversation/describe-combination.ts";
import { buildSizePath, FULL_SCALE } from "#core/conversation/image-scales.ts";
import { getAnswerStart } from "#core/conversation/answer-start.ts";
import { fillPrompt } from "#core/conversation/fill-prompt.ts";
import { buildMessages } from "#core/conversation/request-messages.ts";
import { resolveSentModel } from "#core/conversation/sent-request.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { buildVariablePath, describeWording } from "#core/conversation/variable-path.ts";
import { writeJson } from "#core/exact-number.ts";

/** One thing that differs in what was sent for two replies; undefined where it was not sent. */
export type RequestChange = { name: string; before: string | undefined; after: string | undefined; isText: boolean };

/** All that was sent for a reply, by names for the user. */
type SentItems = Map<string, { value: string; isText: boolean }>;

/** A reply with the name of its connection for the user. */
type SentReply = { reply: Reply; connection: string };

/** Everything that differs in what was sent for two replies: settings, words, pictures, model and schema. */
export function listRequestChanges(conversation: Conversation, before: SentReply, after: SentReply): RequestChange[] {
  const old = listSentItems(conversation, before);
  const now = listSentItems(conversation, after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => {
    const [oldItem, nowItem] = [old.get(name), now.get(name)];
    if (oldItem?.value === nowItem?.value) return [];
    const isText = oldItem?.isText === true || nowItem?.isText === true;
    return [{ name, before: oldItem?.value, after: nowItem?.value, isText }];
  });
}

function listSentItems(conversation: Conversation, { reply, connection }: SentReply): SentItems {
  const { sentWith } = reply;
  const items: SentItems = new Map();
  const add = (name: string, value: string | undefined, isText = false) => {
    if (value !== undefined && value !== "") items.set(name, { value, isText });
  };
  add("model", resolveSentModel(reply));
  add("connection", connection);
  add(
    "API format",
    `${WIRE_NAMES[sentWith.wire].name}${sentWith.wire === "chat-completions" ? `, ${sentWith.dialect}` : ""}`,
  );
  add("made by", reply.origin === "written" ? (reply.isExample ? "the gallery" : "you") : undefined);
  for (const [path, value] of Object.entries(sentWith.parameters))
    add(path, typeof value === "string" ? value : writeJson(value));
  for (const [name, value] of Object.entries(sentWith.variables))
    add(
      `variable ${describePath(conversation, buildVariablePath(name))}`,
      parsePictureValue(value) ? describeWording(value) : value,
    );
  for (const [sizeId, scale] of Object.entries(sentWith.imageScales ?? {}))
    add(`size of ${describePath(conversation, buildSizePath(sizeId))}`, scale === FULL_SCALE ? undefined : scale);
  for (const [place, life] of Object.entries(sentWith.caching ?? {}))
    add(`cache breakpoint, ${place}`, life === "1h" ? "1 hour" : "5 minutes");
  add("extra JSON", sentWith.extraJson.trim());
  add("whole request, by hand", sentWith.handMadeBody);
  add("headers, by hand", formatHeaders(sentWith.handMadeHeaders ?? {}));
  add("adapted to the server", sentWith.adaptations?.join(", "));
  add("schema of parameters", sentWith.schemaHash?.slice(0, 12));
  add("system prompt", fillPrompt(sentWith.system, sentWith), true);
  add("goes on from", reply.after && (reply.after.kind === "tools" ? "results of tools" : "an answer that broke off"));
  const start = getAnswerStart(reply);
  add("beginning of the answer", start, true);
  const counts = { user: 0, assistant: 0 };
  const messages = buildMessages(conversation, reply);
  for (const { role, parts } of start === "" ? messages : messages.slice(0, -1)) {
    counts[role] += 1;
    const name = `${role === "user" ? "prompt" : "answer before"} ${counts[role]}`;
    add(name, joinTexts(parts), true);
    add(`pictures of ${name}`, describePictures(parts.filter((part) => part.kind === "image")));
    add(`other content of ${name}`, describeOthers(parts), true);
  }
  return items;
}

/** Pictures by their sizes and the beginning of their hashes, which tell pictures of one size apart. */
function describePictures(pictures: readonly ImagePart[]): string {
  return pictures
    .map(({ widthPx, heightPx, blob, isLabelled }) =>
      [`${widthPx}×${heightPx}`, `(${blob.slice(0, 6)})`, ...(isLabelled ? ["labelled"] : [])].join(" "),
    )
    .join(", ");
}

function describeOthers(parts: readonly Part[]): string {
  const others = parts.filter(({ kind }) => kind !== "text" && kind !== "image");
  return others.length === 0 ? "" : JSON.stringify(others, null, 2);
}
