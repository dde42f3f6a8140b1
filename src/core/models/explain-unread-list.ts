import { assertNever } from "#core/assert-never.ts";

/** The cause of a model list that could not be read. `status` and `serverMessage` are those of a refusal. */
export type UnreadList =
  | { kind: "refused"; status: number; serverMessage?: string | undefined }
  | { kind: "no-json" | "no-list" | "no-response" | "too-large" };

/** The sentence that says why the model list of a server could not be read. */
export function explainUnreadList(cause: UnreadList, host: string): string {
  switch (cause.kind) {
    case "refused": {
      const { status, serverMessage } = cause;
      const said = serverMessage === undefined ? "." : `: “${serverMessage}”`;
      if (status === 401 || status === 403)
        return `${host} refused its list of models to this key (status ${status})${said}`;
      if (status === 404) return `${host} has no list of models at this address (status 404)${said}`;
      return `${host} answered the request for its models with status ${status}${said}`;
    }
    case "no-json":
      return `${host} answered the request for its models with something that is not JSON.`;
    case "no-list":
      return `The answer of ${host} holds no list of models that Étude can read.`;
    case "too-large":
      return `The list of models of ${host} is too large to be read.`;
    case "no-response":
      return `${host} could not be reached for its list of models.`;
    default:
      return assertNever(cause);
  }
}
