import type { Part } from "#core/content/part.ts";
import {
  buildUnkeptPicture,
  explainUnkeptPicture,
  REPLY_PICTURE_LIMITS,
  type UnkeptPicture,
} from "#core/content/reply-pictures.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { saveBlob } from "#io/storage/blob-records.ts";

/**
 * Creates a keeper for one answer: it stores the pictures among events and replaces each by a part that names it. A
 * picture elsewhere is not fetched; its address is kept.
 */
export function createPictureKeeper(): (events: StreamEvent[]) => Promise<StreamEvent[]> {
  let [count, totalBytes] = [0, 0];

  async function keep(address: string): Promise<Part> {
    if (/^https?:\/\//i.test(address)) return buildUnknown({ address });
    if (!/^data:/i.test(address.slice(0, 5))) return explain({ kind: "other-address" });
    count += 1;
    if (count > REPLY_PICTURE_LIMITS.count) return explain({ kind: "too-many" });
    const sizeBytes = Math.floor((address.length * 3) / 4);
    totalBytes += sizeBytes;
    if (sizeBytes > REPLY_PICTURE_LIMITS.bytes || totalBytes > REPLY_PICTURE_LIMITS.totalBytes)
      return explain({ kind: "too-many-bytes" });
    // Few answers have pictures.
    const { keepPicture } = await import("#io/images/keep-picture.ts");
    const kept = await keepPicture(address);
    if (!kept.ok) return explain(kept.why);
    await saveBlob(kept.sha256, kept.bytes);
    return { kind: "image", blob: kept.sha256, mediaType: kept.mediaType, ...kept.size };
  }

  return async (events) => {
    if (!events.some(({ type }) => type === "picture")) return events;
    const kept: StreamEvent[] = [];
    for (const event of events)
      kept.push(
        event.type === "picture" ? { type: "part", index: event.index, part: await keep(event.address) } : event,
      );
    return kept;
  };
}

function explain(why: UnkeptPicture): Part {
  return buildUnknown({ sentence: explainUnkeptPicture(why) });
}

/** Content of no wire in particular: over chat completions, unknown content is never sent back. */
function buildUnknown(shown: Parameters<typeof buildUnkeptPicture>[0]): Part {
  return { kind: "unknown", wire: "chat-completions", raw: buildUnkeptPicture(shown) };
}
