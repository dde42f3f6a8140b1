import { create } from "zustand";
import type { Connection } from "#core/connections/connection.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import { useConnection } from "./connections.ts";
import { useIsKey } from "./keys.ts";

/** The address and the key of a request that was answered. */
type Answered = { baseUrl: string; key: string | undefined };

/** The last request of each connection, where it was answered. It is in memory only, since it holds a key. */
const useAnswers = create<{ answers: Readonly<Record<Id, Answered | undefined>> }>()(() => ({ answers: {} }));

onReset(() => useAnswers.setState({ answers: {} }, true));

/** A service answered a request with a reply. */
export function connectionAnswered({ id, baseUrl }: Connection, key: string | undefined): void {
  useAnswers.setState(({ answers }) => {
    const before = answers[id];
    return before?.baseUrl === baseUrl && before.key === key ? {} : { answers: { ...answers, [id]: { baseUrl, key } } };
  });
}

/** Drops what was answered, with the keys in it, such as when they are locked. */
export function answersForgotten(): void {
  useAnswers.setState({ answers: {} });
}

/** A request of a connection failed. */
export function connectionFailed(connectionId: Id): void {
  useAnswers.setState(({ answers }) =>
    answers[connectionId] ? { answers: { ...answers, [connectionId]: undefined } } : {},
  );
}

/** True where the last request with the connection's address and key was answered. */
export function useHasAnswered(connectionId: Id): boolean {
  const answered = useAnswers(({ answers }) => answers[connectionId]);
  const { baseUrl } = useConnection(connectionId);
  const isKey = useIsKey(connectionId, answered?.key);
  return answered !== undefined && answered.baseUrl === baseUrl && isKey;
}
