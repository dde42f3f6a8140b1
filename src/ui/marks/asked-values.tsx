import { joinTexts } from "#core/content/join-texts.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { describePicture, parsePictureValue } from "#core/conversation/picture-value.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { StoredImage } from "#ui/vision/stored-image.tsx";

/**
 * What an answer was asked: the values of its row, in a chat the prompt. A prompt that differs between columns is left out, since
 * it would tell them.
 */
export function AskedValues({ conversation, reply }: { conversation: Conversation; reply: Reply }) {
  const turn = conversation.turns[reply.turnId];
  const row = reply.rowId === undefined ? undefined : conversation.rows[reply.rowId];
  const values = row ? Object.entries(row.values).filter(([, value]) => value !== "") : [];
  const prompt = !row && turn && !turn.own ? joinTexts(turn.parts) : "";
  const pictures = row ? [] : (turn?.parts ?? []).flatMap((part) => (part.kind === "image" ? [part] : []));
  if (values.length === 0 && prompt === "" && pictures.length === 0) return null;
  return (
    <dl aria-label="Asked" className="grid gap-x-4 gap-y-1.5 text-sm md:grid-cols-[auto_1fr]">
      {pictures.map((part) => (
        <Value key={part.blob} name="picture">
          <StoredImage
            part={part}
            alt={part.alt ?? describePicture(part)}
            className="max-h-40 w-auto rounded-control"
          />
        </Value>
      ))}
      {prompt !== "" && <Value name="prompt">{prompt}</Value>}
      {values.map(([name, value]) => {
        const picture = parsePictureValue(value);
        return (
          <Value key={name} name={name}>
            {picture ? (
              <StoredImage
                part={picture}
                alt={`${name}: ${describePicture(picture)}`}
                className="max-h-40 w-auto rounded-control"
              />
            ) : (
              value
            )}
          </Value>
        );
      })}
    </dl>
  );
}

function Value({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3 wrap-anywhere">{name}</dt>
      <dd className="min-w-0 [unicode-bidi:plaintext] whitespace-pre-wrap wrap-anywhere">{children}</dd>
    </>
  );
}
