import type { Id } from "#core/vocabulary.ts";
import { useEffect, useState } from "react";
import type { CodeRequest } from "./code-request.ts";
import { loadCodeRequest } from "./code-request.ts";

/** The call in front of the reader as it was when this was first shown; undefined while its pictures are read. */
export function useCodeRequest(variantId: Id): CodeRequest | undefined {
  const [loaded, setLoaded] = useState<CodeRequest>();
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const code = await loadCodeRequest(variantId);
      if (isWanted) setLoaded(code);
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [variantId]);
  return loaded;
}
