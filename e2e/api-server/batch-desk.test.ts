import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ApiServer } from "./start-api-server.ts";
import { startApiServer } from "./start-api-server.ts";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

async function call(path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(server.baseUrl + path, {
    ...(body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) }),
    headers: { authorization: "Bearer test-key" },
  });
  return { status: response.status, text: await response.text() };
}

const params = { model: "claude-opus-4-5", max_tokens: 20, messages: [{ role: "user", content: "Hello" }] };

test("AI/ML API answers a question about a batch with generating, then with the lines of its results", async () => {
  const created = await call("/batches", { model: params.model, requests: [{ custom_id: "a", params }] });
  const { id, processing_status } = JSON.parse(created.text) as Record<string, string>;
  expect(processing_status).toBe("in_progress");
  expect(JSON.parse((await call(`/batches?batch_id=${id}`)).text)).toEqual({ id, status: "generating" });
  server.batches.finish();
  const line = JSON.parse((await call(`/batches?batch_id=${id}`)).text) as Record<string, unknown>;
  expect(line).toMatchObject({ custom_id: "a", result: { type: "succeeded", message: { role: "assistant" } } });
  // What is over refuses to be cancelled.
  expect((await call(`/batches/cancel/${id}`, {})).status).toBe(400);
});

test("AI/ML API refuses a batch with answers or pictures in its messages, and one that would stream", async () => {
  const refused = [
    { ...params, messages: [...params.messages, { role: "assistant", content: "Hi" }] },
    { ...params, messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }] },
    { ...params, stream: true },
  ];
  for (const [index, body] of refused.entries()) {
    const requests = [{ custom_id: `a${index}`, params: body }];
    expect((await call("/batches", { model: params.model, requests })).status).toBe(400);
  }
});

test("Anthropic lists its batches, newest first, and sends results once a batch has ended", async () => {
  const make = (customId: string) => call("/messages/batches", { requests: [{ custom_id: customId, params }] });
  await make("a");
  const { id } = JSON.parse((await make("b")).text) as { id: string };
  expect((await make("no spaces")).status).toBe(400);
  const list = JSON.parse((await call("/messages/batches?limit=1")).text) as {
    data: { id: string }[];
    has_more: boolean;
  };
  expect(list).toMatchObject({ data: [{ id }], has_more: true });
  server.batches.finish(() => "expired");
  expect(JSON.parse((await call(`/messages/batches/${id}`)).text)).toMatchObject({
    processing_status: "ended",
    request_counts: { expired: 1 },
  });
  expect(JSON.parse((await call(`/messages/batches/${id}/results`)).text)).toEqual({
    custom_id: "b",
    result: { type: "expired" },
  });
});

test("OpenAI makes a batch of an uploaded file, and writes its answers and its failures into two files", async () => {
  const line = (id: string) =>
    JSON.stringify({ custom_id: id, method: "POST", url: "/v1/chat/completions", body: { ...params, model: "gpt-5" } });
  const part = (name: string, text: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  const file = await call(
    "/files",
    `${part("purpose", "batch")}${part("file", `${line("a")}\n${line("b")}\n`)}--x--\r\n`,
  );
  const { id: fileId } = JSON.parse(file.text) as { id: string };
  const created = await call("/batches", {
    input_file_id: fileId,
    endpoint: "/v1/chat/completions",
    completion_window: "24h",
    metadata: { mark: "mine" },
  });
  const { id } = JSON.parse(created.text) as { id: string };
  server.batches.finish((_, index) => (index === 0 ? "succeeded" : "errored"));
  const batch = JSON.parse((await call(`/batches/${id}`)).text) as Record<string, string>;
  expect(batch).toMatchObject({ status: "completed", metadata: { mark: "mine" } });
  expect(JSON.parse((await call(`/files/${batch["output_file_id"]}/content`)).text)).toMatchObject({ custom_id: "a" });
  expect(JSON.parse((await call(`/files/${batch["error_file_id"]}/content`)).text)).toMatchObject({
    custom_id: "b",
    response: { status_code: 400 },
  });
});

test("a batch needs the key, and one that was never made is unknown", async () => {
  expect((await fetch(`${server.baseUrl}/messages/batches`)).status).toBe(401);
  expect((await call("/batches/none")).status).toBe(404);
});
