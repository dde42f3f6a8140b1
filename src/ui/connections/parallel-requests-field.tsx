import type { Id } from "#core/vocabulary.ts";
import { MAX_PARALLEL_REQUESTS, useParallelRequests } from "#state/replies/parallel-requests.ts";
import { parallelRequestsChanged } from "#state/replies/reply-queue.ts";

/** How many requests of a connection run at once; the rest wait in their order. It holds at once. */
export function ParallelRequestsField({ connectionId }: { connectionId: Id }) {
  const count = useParallelRequests(connectionId);
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <label htmlFor="parallel-requests" className="font-medium">
        Parallel requests
      </label>
      <input
        id="parallel-requests"
        aria-describedby="parallel-requests-hint"
        type="number"
        min={1}
        max={MAX_PARALLEL_REQUESTS}
        value={count}
        onChange={({ target: { valueAsNumber: next } }) => {
          if (Number.isInteger(next) && next >= 1 && next <= MAX_PARALLEL_REQUESTS)
            parallelRequestsChanged(connectionId, next);
        }}
        className="h-7 w-16 rounded-control border border-line bg-surface px-2 font-mono text-sm"
      />
      <span id="parallel-requests-hint" className="text-sm text-ink-3">
        {count > 6 ? "others queue; over HTTP/1.1 a browser sends only six to one server" : "others queue"}
      </span>
    </div>
  );
}
