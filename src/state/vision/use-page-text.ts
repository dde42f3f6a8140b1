import { useEffect, useState } from "react";
import type { Pdf } from "./use-pdf.ts";

/** The text of a page of a PDF; undefined while it is read, and where it cannot be. */
export function usePageText({ reader }: Pdf, number: number): string | undefined {
  const [read, setRead] = useState<{ number: number; text: string }>();
  useEffect(
    function readWhileShown() {
      let isOver = false;
      const readText = async () => {
        const text = await reader.run({ type: "text", number }).catch(() => undefined);
        if (!isOver && text !== undefined) setRead({ number, text: text.trim() });
      };
      void readText();
      return () => {
        isOver = true;
      };
    },
    [reader, number],
  );
  return read?.number === number ? read.text : undefined;
}
