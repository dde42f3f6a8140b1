import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PresetId } from "#core/connections/presets.ts";
import { findUnsupportedContent } from "#core/conversation/find-unsupported-content.ts";
import { changeSettings } from "#core/conversation/settings.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import type { CatalogueMode } from "#e2e/api-server/send-models.ts";
import { CLAUDE_FEATURES, type ClaudeFeature, type FeatureForm } from "#e2e/fixtures/claude-features.ts";
import { openUnusedConversation } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { queryClient } from "#state/query-client.ts";
import { planDraft } from "#state/replies/run-context.ts";
import { run } from "#state/replies/run.ts";
import { resetState } from "#state/reset-state.ts";
import { resolveCapabilities } from "./model-capabilities.ts";
import { capabilitiesQuery } from "./published-capabilities.ts";

/** A way to a model, with the models of it that are walked, by their family. */
type Route = {
  name: string;
  presetId: PresetId;
  wire: Wire;
  list: CatalogueMode;
  models: Readonly<Record<string, string>>;
};

const OLD = "Claude 4.5";
const NEW = "Claude 4.8";
const OTHER = "another vendor";

const ROUTES: readonly Route[] = [
  {
    name: "AI/ML API, Chat completions",
    presetId: "aimlapi",
    wire: "chat-completions",
    list: "full",
    models: {
      [OLD]: "anthropic/claude-opus-4-5",
      [NEW]: "anthropic/claude-opus-4-8",
      [OTHER]: "openai/gpt-6-mini",
    },
  },
  {
    name: "AI/ML API, Messages",
    presetId: "aimlapi",
    wire: "messages",
    list: "full",
    models: { [OLD]: "anthropic/claude-opus-4-5", [NEW]: "anthropic/claude-opus-4-8" },
  },
  {
    name: "Anthropic",
    presetId: "anthropic",
    wire: "messages",
    list: "anthropic",
    models: { [OLD]: "claude-opus-4-5-20251101", [NEW]: "claude-opus-4-8" },
  },
  {
    name: "OpenRouter, by its list",
    presetId: "openrouter",
    wire: "chat-completions",
    list: "openrouter",
    models: { [OLD]: "anthropic/claude-opus-4.5", [OTHER]: "maker/plain" },
  },
  {
    name: "OpenAI",
    presetId: "openai",
    wire: "chat-completions",
    list: "ids-only",
    models: { "a reasoning model": "gpt-6", "an older model": "gpt-4o" },
  },
];

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterAll(async () => {
  resetState();
  await server.close();
});

const getVariantId = () => getOpen().variants[0]?.id ?? "";

/** Opens a conversation with a column of this model, and loads what is published of it. */
async function openModel({ presetId, wire, list }: Route, modelId: string): Promise<void> {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  queryClient.clear();
  server.reset();
  server.models = list;
  saveConnection({ id: presetId, presetId, baseUrl: server.baseUrl, wire }, { key: "test-key", remembered: false });
  openUnusedConversation();
  openConversationChanged((before) => changeSettings(before, getVariantId(), { connectionId: presetId, modelId }));
  await queryClient.fetchQuery(capabilitiesQuery(presetId, modelId));
}

/** The form of a feature that a model on a route has; undefined where the panel has none of its parameters. */
function selectForm({ forms }: ClaudeFeature, { wire, presetId }: Route, modelId: string): FeatureForm | undefined {
  const { specs, dialect } = resolveCapabilities({ connectionId: presetId, modelId });
  return forms.find(({ parameters = {}, isFor }) => {
    if (isFor && !isFor({ wire, dialect })) return false;
    return Object.entries(parameters).every(([path, value]) => {
      const spec = specs.find((each) => each.path === path);
      return spec !== undefined && spec.check(value) === undefined;
    });
  });
}

async function draftFeature({ settings, parameters = {}, document }: FeatureForm): Promise<void> {
  const id = getVariantId();
  if (settings) openConversationChanged((before) => changeSettings(before, id, settings));
  for (const [path, value] of Object.entries(parameters)) parameterChanged(id, path, value);
  if (!document) return draftReplaced({ text: "Hello", attachments: [] });
  const bytes = new TextEncoder().encode("%PDF-1.4 or a text");
  const blob = await hashBytes(bytes);
  await saveBlob(blob, new Blob([bytes], { type: document.mediaType }));
  const part = { kind: "document" as const, blob, sizeBytes: bytes.length, ...document };
  return draftReplaced({
    text: "Hello",
    attachments: [{ id: "document", part, name: part.name, sizeBytes: bytes.length, notes: [] }],
  });
}

/** The words of a cell: the result of sending a feature. */
async function walk(feature: ClaudeFeature, route: Route, modelId: string): Promise<string> {
  await openModel(route, modelId);
  const form = selectForm(feature, route, modelId);
  if (!form) return "no control: only through Extra JSON";
  await draftFeature(form);
  const plan = planDraft(getOpen(), getDraft());
  if ("reason" in plan) return plan.reason;
  const [planned] = plan.requests;
  const unsent = planned ? findUnsupportedContent(planned) : [];
  const problem = await run();
  if (problem !== null) return `stopped before the run: “${problem}”`;
  const post = await server.waitForRequest(({ method }) => method === "POST");
  const isSent = post.bodyText.includes(form.snippet);
  if (!isSent) return unsent.length > 0 ? `left out, and said: “${unsent.join(", ")}”` : "left out";
  expect(unsent).toEqual([]);
  const { specs } = resolveCapabilities({ connectionId: route.presetId, modelId });
  const isUnpublished = specs.some(
    ({ path, hint }) => Object.hasOwn(form.parameters ?? {}, path) && hint.includes("not in the schema that"),
  );
  return `sent as ${form.words}${isUnpublished ? ", marked as not in the published schema" : ""}`;
}

const tables = new Map<string, string>();

test.each(ROUTES)(
  "each feature of Claude on $name is sent in its form, left out and said, or stopped",
  { timeout: 120_000 },
  async (route) => {
    const families = Object.keys(route.models);
    const rows: string[] = [];
    for (const feature of CLAUDE_FEATURES) {
      const cells: string[] = [];
      for (const modelId of Object.values(route.models)) cells.push(await walk(feature, route, modelId));
      rows.push(`| ${[feature.name, ...cells].join(" | ")} |`);
    }
    const head = [["feature", ...families], ["feature", ...families].map(() => "---")];
    tables.set(route.name, [...head.map((cells) => `| ${cells.join(" | ")} |`), ...rows].join("\n"));
    // Content is never lost without a word.
    expect(tables.get(route.name)).not.toMatch(/\| left out \|/);
  },
);

test("docs/claude.md has the words of every cell", async () => {
  const body = ROUTES.map(({ name }) => `## ${name}\n\n${tables.get(name)}\n`);
  await expect(`${INTRODUCTION}\n${body.join("\n")}`).toMatchFileSnapshot("../../../docs/claude.md");
});

const INTRODUCTION = `# What Étude sends of Claude's features, by route and model

Each cell was tried: \`src/state/parameters/claude-table.test.ts\` sets the feature for a column, runs it against the test server, and
looks for the field in the body that arrived. It writes this page (\`npx vitest run src/state/parameters/claude-table.test.ts --update\`) and
fails where the page differs. Results of tools are not in it.
`;
