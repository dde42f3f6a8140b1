import { useState } from "react";

/** A number that is shown at once, and a function that shows as many again. */
export function useMore(pageSize: number): [max: number, showMore: () => void] {
  const [pages, setPages] = useState(1);
  return [pages * pageSize, () => setPages(pages + 1)];
}
