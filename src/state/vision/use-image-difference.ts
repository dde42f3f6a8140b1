import type { Sha256 } from "#core/vocabulary.ts";
import { useEffect, useState } from "react";
import type { CompareResult } from "#io/images/compare-protocol.ts";
import { openComparison, type Comparison } from "#io/images/open-comparison.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** The difference of two stored pictures of one size, and a picture of it; undefined while it is computed. */
export function useImageDifference(left: Sha256, right: Sha256, tolerance: number): CompareResult | undefined {
  const pair = `${left} ${right}`;
  const [received, setReceived] = useState<{ pair: string; result: CompareResult }>();
  const [comparison, setComparison] = useState<Comparison | undefined>();
  useEffect(() => {
    let opened: Comparison | undefined;
    let isOver = false;
    const onResult = (result: CompareResult) => setReceived({ pair: `${left} ${right}`, result });
    const open = async () => {
      const [a, b] = await Promise.all([loadBlob(left), loadBlob(right)]);
      if (isOver) return;
      if (!a || !b) throw new Error("one image is no longer stored in this browser");
      opened = openComparison(a, b, onResult);
      setComparison(opened);
    };
    open().catch((error: unknown) =>
      onResult({ ok: false, why: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isOver = true;
      opened?.close();
      setComparison(undefined);
    };
  }, [left, right]);
  useEffect(() => comparison?.compare(tolerance), [comparison, tolerance]);
  return received?.pair === pair ? received.result : undefined;
}
