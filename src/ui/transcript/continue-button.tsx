import type { ComponentProps } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { continueReply } from "#state/replies/rerun-reply.ts";
import { Button } from "#ui/kit/button.tsx";

/** A button that continues the reply's text in a new reply beside it. */
export function ContinueButton({ reply, look }: { reply: Reply } & Pick<ComponentProps<typeof Button>, "look">) {
  return (
    <Button data-press-once {...(look ? { look } : {})} onClick={() => continueReply(reply)}>
      Continue
    </Button>
  );
}
