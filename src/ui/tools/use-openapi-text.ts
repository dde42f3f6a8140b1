import { useEffect, useState } from "react";
import { readOpenApiText } from "#state/tools/read-openapi-text.ts";

type ReadDocument = Awaited<ReturnType<typeof readOpenApiText>>;

/** The operations of a pasted document; undefined while it is read. */
export function useOpenApiText(text: string): ReadDocument | undefined {
  const [read, setRead] = useState<{ text: string; result: ReadDocument }>();
  useEffect(
    function readDocument() {
      let isWanted = true;
      const keep = (result: ReadDocument) => isWanted && setRead({ text, result });
      void readOpenApiText(text).then(keep, () => keep({ reason: "The reader of YAML could not be loaded." }));
      return () => {
        isWanted = false;
      };
    },
    [text],
  );
  return read?.text === text ? read.result : undefined;
}
