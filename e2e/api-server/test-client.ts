import type { ApiServer } from "./start-api-server.ts";

type PostOptions = { key?: string; headers?: Record<string, string>; signal?: AbortSignal; rawBody?: string };

/** The smallest body of Anthropic's dialect. */
export const claudeBody = {
  model: "anthropic/claude-opus-4-5",
  messages: [{ role: "user", content: "Name a moon" }],
};

export const openaiBody = { ...claudeBody, model: "openai/gpt-6-mini" };

/** Sends a chat request as a client would. */
export function postChat(
  server: ApiServer,
  body: unknown,
  { key = "test-key", headers, signal, rawBody }: PostOptions = {},
): Promise<Response> {
  return fetch(`${server.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...headers },
    body: rawBody ?? JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

export type Chunk = {
  id: string;
  model: string;
  choices: {
    index: number;
    delta?: { content?: string | null; reasoning_content?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number } | null;
  meta?: { usage: { credits_used: number; usd_spent: number } };
};

/** The JSON of every `data:` line, and whether `[DONE]` ended them. */
export function parseChunks(stream: string): { chunks: Chunk[]; done: boolean } {
  const payloads = stream
    .split("\n\n")
    .filter((event) => event.startsWith("data: "))
    .map((event) => event.slice("data: ".length));
  const done = payloads.at(-1) === "[DONE]";
  return { chunks: (done ? payloads.slice(0, -1) : payloads).map((payload) => JSON.parse(payload) as Chunk), done };
}

export function joinText(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => chunk.choices[0]?.delta?.content ?? "").join("");
}

export function joinThinking(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => chunk.choices[0]?.delta?.reasoning_content ?? "").join("");
}
