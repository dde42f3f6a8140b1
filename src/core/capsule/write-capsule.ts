import type { FilePicture } from "#core/content/file-picture.ts";
import { changePin } from "#core/conversation/change-pin.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { leaveBatches } from "#core/conversation/leave-batches.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import { redactJson } from "#core/wire/redact-json.ts";
import { CAPSULE_FORMAT, CAPSULE_KIND } from "./capsule.ts";
import { isPublicHost, listServices } from "./list-services.ts";
import { MAKER } from "./maker.ts";

/** The content of a capsule. `redactor` takes the known keys out of texts into which they were pasted by mistake. */
export type CapsuleSource = {
  conversation: Conversation;
  pictures: Record<Sha256, FilePicture>;
  madeAtMs: number;
  redactor: Pick<Redactor, "redact">;
};

/** A capsule as the text of a file, or of a link where `isShort`. Replies that still run are in it as interrupted. */
export function writeCapsule(
  { conversation, pictures, madeAtMs, redactor }: CapsuleSource,
  { isShort = false } = {},
): string {
  // A pin is of the list of conversations of the one who writes, and a batch is answered to the one who sent it.
  const { turns, replies, rows, gone, ...head } = leaveBatches(changePin(conversation, false));
  const records = {
    ...head,
    turns: Object.values(turns),
    replies: Object.values(replies).map((reply) => omitOwnHost(settleInterrupted(reply))),
    rows: Object.values(rows),
    gone: Object.values(gone),
  };
  const capsule = {
    etude: CAPSULE_KIND,
    format: CAPSULE_FORMAT,
    madeAtMs,
    madeBy: MAKER,
    services: listServices(conversation),
    conversation: redactJson(records, redactor),
    pictures,
  };
  return isShort ? JSON.stringify(capsule) : `${JSON.stringify(capsule, null, 1)}\n`;
}

/** A reply without the address of a server that only its user knows. */
function omitOwnHost(reply: Reply): Reply {
  const { failure } = reply;
  if (failure?.host === undefined || isPublicHost(failure.host)) return reply;
  const { host: _own, ...rest } = failure;
  return { ...reply, failure: rest };
}
