import type { Id } from "#core/vocabulary.ts";
import {
  MAX_PARALLEL_REQUESTS,
  parallelRequestsChanged,
  useParallelRequests,
} from "#state/replies/parallel-requests.ts";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";

/** The number of requests that a connection runs at once; further ones wait in order. A change applies immediately. */
export function ParallelRequestsField({ connectionId }: { connectionId: Id }) {
  const count = useParallelRequests(connectionId);
  return (
    <Field
      label="Parallel requests"
      layout="row"
      hint={count > 6 ? "others queue; over HTTP/1.1 a browser sends only six to one server" : "others queue"}
    >
      {(control) => (
        <input
          {...control}
          type="number"
          min={1}
          max={MAX_PARALLEL_REQUESTS}
          value={count}
          onChange={({ target: { valueAsNumber: next } }) => {
            if (Number.isInteger(next) && next >= 1 && next <= MAX_PARALLEL_REQUESTS)
              parallelRequestsChanged(connectionId, next);
          }}
          className={`h-8 w-16 font-mono text-sm ${CONTROL_CLASSES}`}
        />
      )}
    </Field>
  );
}
