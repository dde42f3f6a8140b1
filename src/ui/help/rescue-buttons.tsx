import type { ComponentProps } from "react";
import { useState } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { copyReport, downloadConversation } from "#state/export/rescue.ts";
import { Button } from "#ui/kit/button.tsx";

/** Buttons shown after a rendering error: copy a report, and export the conversation. */
export function RescueButtons({
  error,
  reply,
  look = "plain",
}: { error: Error; reply?: Reply | undefined } & Pick<ComponentProps<typeof Button>, "look">) {
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <Button look={look} onClick={() => void copyReport(error, reply).then(setCopied)}>
        {isCopied ? "Report copied" : "Copy report"}
      </Button>
      <Button look={look} onClick={downloadConversation}>
        Export conversation
      </Button>
    </>
  );
}
