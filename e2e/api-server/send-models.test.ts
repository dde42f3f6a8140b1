import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startApiServer, type ApiServer } from "./start-api-server.ts";

type Listed = { object: string; data: ({ id: string; aliases?: string[] } & Record<string, unknown>)[] };

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterEach(() => server.reset());
afterAll(() => server.close());

async function fetchModels(query = ""): Promise<Listed> {
  return (await (await fetch(`${server.baseUrl}/models${query}`)).json()) as Listed;
}

async function fetchIds(query: string): Promise<string[]> {
  return (await fetchModels(query)).data.map(({ id }) => id);
}

test("the catalogue needs no key and leaves out details that were not requested", async () => {
  const plain = await fetchModels();
  expect(plain.object).toBe("list");
  expect(plain.data.some((model) => "pricing" in model || "modalities" in model || "capabilities" in model)).toBe(
    false,
  );
  expect((await fetchModels("?include=pricing")).data[0]).toHaveProperty("pricing");
  expect((await fetchModels("?include=pricing")).data[0]).not.toHaveProperty("modalities");
  for (const query of ["?include=all", "?details=true", "?include=pricing,modalities&include=capabilities"]) {
    const [first] = (await fetchModels(query)).data;
    expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining(["pricing", "modalities", "capabilities"]));
  }
});

test("filters take ids, aliases and words, and narrow each other", async () => {
  expect(await fetchIds("?id=claude-opus-4-5")).toEqual(["anthropic/claude-opus-4-5"]);
  expect(await fetchIds("?id=CLAUDE-OPUS-4-5,openai/o9")).toEqual(["anthropic/claude-opus-4-5", "openai/o9"]);
  expect(await fetchIds("?tags=playground:video")).toEqual(["aurora/aurora-film"]);
  expect(await fetchIds("?capabilities=vision&type=openai/chat-completions&id=openai/gpt-6-mini")).toEqual([
    "openai/gpt-6-mini",
  ]);
  expect(await fetchIds("?output_modalities=sculpture")).toEqual([]);
});

test("a list that the client has already is not sent again", async () => {
  const first = await fetch(`${server.baseUrl}/models`);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"/);
  const again = await fetch(`${server.baseUrl}/models`, { headers: { "If-None-Match": etag } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  expect((await fetch(`${server.baseUrl}/models?include=all`, { headers: { "If-None-Match": etag } })).status).toBe(
    200,
  );
});

test("the list can be bare or fail", async () => {
  server.models = "ids-only";
  expect(Object.keys((await fetchModels()).data[0] ?? {}).toSorted()).toEqual(["created", "id", "object", "owned_by"]);
  server.models = "fail";
  expect((await fetch(`${server.baseUrl}/models`)).status).toBe(500);
});
