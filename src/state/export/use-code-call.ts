import { useEffect, useState } from "react";
import type { Id } from "#core/conversation/conversation.ts";
import type { CodeCall } from "./code-call.ts";
import { loadCodeCall } from "./code-call.ts";

/** The call in front of the reader as it was when this was first shown; undefined while its pictures are read. */
export function useCodeCall(variantId: Id): CodeCall | undefined {
  const [loaded, setLoaded] = useState<CodeCall>();
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const code = await loadCodeCall(variantId);
      if (isWanted) setLoaded(code);
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [variantId]);
  return loaded;
}
