import { useMutation } from "@tanstack/react-query";
import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import type { Connection } from "#core/connections/connection.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { testConnection } from "#state/connections/test-connection.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { queryClient } from "#state/query-client.ts";
import { Button } from "#ui/kit/button.tsx";
import { FailureFacts } from "#ui/transcript/failure-facts.tsx";
import { ServiceMessage } from "#ui/transcript/service-message.tsx";
import { Note } from "#ui/kit/note.tsx";

/** A button that tests the connection in the form without saving it, and shows the result. */
export function TestButton({
  connection,
  secrets,
  isLocked,
}: {
  connection: Connection | undefined;
  secrets: { key: string; headers: Record<string, string> };
  isLocked: boolean;
}) {
  const test = useMutation(
    {
      mutationFn: (tried: Connection) =>
        testConnection(tried, secrets, selectTestModel(tried), AbortSignal.timeout(60_000)),
    },
    queryClient,
  );
  const result = useInSight(test.data ?? test.error);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          data-press-once
          offReason={
            test.isPending
              ? "The test is running"
              : isLocked
                ? "Unlock the key first"
                : connection
                  ? undefined
                  : "A field above needs another value"
          }
          onClick={() => {
            if (connection) test.mutate(connection);
          }}
        >
          {test.isPending ? "Testing…" : "Test connection"}
        </Button>
        <span className="text-sm text-ink-3">
          {connection?.presetId === "demo" ? "sends one short request (free)" : "sends one short request (under 1 ¢)"}
        </span>
      </div>
      <div ref={result} aria-live="polite">
        {test.error && <p className="text-danger">Étude could not run the test: {test.error.message}</p>}
        {test.data?.ok && (
          <Note tone="plain">
            <strong className="font-medium text-ok">It works.</strong> {test.data.sentence}
            <TestedRequest tried={test.data.tried} />
          </Note>
        )}
        {test.data && !test.data.ok && (
          <Note tone="danger">
            <strong className="font-semibold">{test.data.explanation.what}</strong> {test.data.explanation.why}{" "}
            {test.data.explanation.todo}
            <ServiceMessage failure={test.data.failure} />
            <FailureFacts failure={test.data.failure} />
            <TestedRequest tried={test.data.tried} />
          </Note>
        )}
      </div>
    </div>
  );
}

/** A place that is scrolled into sight whenever it gets new content. */
function useInSight(content: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (content !== null) place.current?.scrollIntoView({ block: "nearest" });
  }, [content]);
  return place;
}

/** The request that the test sent, so that the result is clear. */
function TestedRequest({ tried }: { tried: string }) {
  return <span className="mt-1.5 block font-mono text-xs wrap-anywhere">Tried: {tried}</span>;
}

/** The model to test: the conversation's where it uses this connection, else the preset's default. */
function selectTestModel({ id, presetId }: Connection): string {
  const shared = getOpenConversation()?.shared;
  const own = shared?.connectionId === id ? shared.modelId : "";
  return own === "" ? PRESETS[presetId].defaultModel : own;
}
