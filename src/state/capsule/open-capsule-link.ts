import { parseCapsuleHash } from "#core/capsule/capsule-link.ts";
import { describeCapsule } from "#core/capsule/describe-capsule.ts";
import { parseCapsule } from "#core/capsule/parse-capsule.ts";
import { renewIds } from "#core/capsule/renew-ids.ts";
import { formatBytes } from "#core/format.ts";
import { inflateText } from "#io/browser/deflate-text.ts";
import { newId } from "#io/browser/new-id.ts";
import { showNotice } from "#state/notices.ts";
import { openCapsule } from "./open-capsule.ts";

/** A link of the greatest length holds less, unless it is made to fill the memory. */
const MAX_BYTES = 64_000_000;

/** Opens the capsule in the hash of an address. False where it cannot be read, which a notice says. */
export async function openCapsuleLink(hash: string): Promise<boolean> {
  const read = await readLink(parseCapsuleHash(hash) ?? "");
  if ("capsule" in read) {
    const { capsule } = read;
    await openCapsule(renewIds(capsule.conversation, newId), capsule.pictures, describeCapsule(capsule));
    return true;
  }
  showNotice({ tone: "danger", text: `The conversation in this link could not be opened. ${read.reason}` });
  return false;
}

async function readLink(packed: string): Promise<ReturnType<typeof parseCapsule>> {
  try {
    const text = await inflateText(packed, MAX_BYTES);
    return text === undefined
      ? { reason: `Unpacked, it is larger than ${formatBytes(MAX_BYTES)}.` }
      : parseCapsule(text);
  } catch {
    return { reason: "It is cut off or damaged: ask for the whole link, or for the file." };
  }
}
