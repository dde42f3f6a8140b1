import fc from "fast-check";
import { expect, test } from "vitest";
import { createPresetConnection } from "#core/connections/connection.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { createImportContext } from "#e2e/fixtures/import-context.ts";
import { getKeyVariable } from "#core/export/get-key-variable.ts";
import { listOfferedLanguages } from "#core/export/offered-languages.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { buildHttpRequest } from "#core/wire/build-http-request.ts";
import { getCodec } from "#core/wire/wires.ts";
import { parseExactJson } from "#core/exact-number.ts";
import type { Part } from "#core/content/part.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { placeFields } from "./place-fields.ts";
import { readImport } from "./read-import.ts";

const KNOWN_PATHS = [
  "temperature",
  "max_tokens",
  "thinking.type",
  "thinking.budget_tokens",
  "stream",
  "stop_sequences",
  "tools",
];

/** The body that a run sends after the code of a request was read and opened. */
function sendAgain(code: string): { body: Json | undefined; settings: Settings } {
  const context = createImportContext();
  const read = readImport(code, context);
  if ("reason" in read) throw new Error(`${read.reason}\n${code}`);
  const [imported] = read.result.conversations;
  if (!imported) throw new Error("nothing was taken");
  const conversation = placeFields(imported.conversation, imported.fields, KNOWN_PATHS);
  const { draft, files } = imported;
  const parts: Part[] = [
    ...draft.pictures,
    ...(draft.text === "" ? [] : [{ kind: "text", text: draft.text } as const]),
  ];
  const { shared } = conversation;
  const connection = createPresetConnection(shared.connectionId === "anthropic" ? "anthropic" : "aimlapi");
  const planned = planRun(
    conversation,
    { parts, imageSizes: {} },
    {
      ...context,
      resolveRequestFormat: ({ parameters }) => ({ wire: connection.wire, dialect: "anthropic", parameters }),
      getSpecs: () => [],
    },
  );
  if ("reason" in planned) throw new Error(planned.reason);
  const [first] = planned.requests;
  if (!first) throw new Error("nothing is sent");
  const blobs = Object.fromEntries(
    Object.entries(files).map(([name, source]) => {
      if (source.kind === "text") return [name, Buffer.from(source.text).toString("base64")];
      return [name, source.kind === "base64" ? source.data : ""];
    }),
  );
  const request: ChatRequest = { ...first.request, blobs };
  const { body = "" } = buildHttpRequest(connection.baseUrl, getCodec(connection.wire), request, {});
  return { body: parseExactJson(body), settings: shared };
}

const PROMPT = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom(
      'it\'s $HOME `date` "quoted" \\n',
      "line\nline\n",
      "{{name}} and {{a | b}}",
      "</script>",
      "'''",
      '"""',
      "${x}",
      "f{x}",
      "\u2028",
      "JSON\nJSON\n",
      "#!/bin/sh",
      "%s",
      "a\\",
    ),
  )
  .map((text) => `${text}.`);
const ANSWER = PROMPT.map((text) => text.trim()).filter((text) => text !== "");
const NUMBER = fc.constantFrom(0, 1, 0.7, 1e21, 4096);
const BODY = fc.record(
  {
    system: PROMPT,
    turns: fc.array(fc.tuple(PROMPT, ANSWER), { maxLength: 3 }),
    last: PROMPT,
    picture: fc.constantFrom("iVBORw0KGgo=", undefined),
    notes: fc.constantFrom("# Notes\n\n```\nÄpfel 🍎: 5\n```\n", "a.md:\n\nb", undefined),
    others: fc.record(
      {
        temperature: NUMBER,
        max_tokens: NUMBER,
        thinking: fc.constant({ type: "enabled", budget_tokens: 1024 }),
        stop_sequences: fc.array(PROMPT, { maxLength: 2 }),
        stream: fc.boolean(),
        tools: fc.constant([
          { name: "look", input_schema: { type: "object", properties: { at: { type: "string" } } } },
        ]),
        seed: fc.constant(9_007_199_254_740_993n).map(() => ({ "etude:number": "9007199254740993" })),
        own: fc.dictionary(fc.constantFrom("a", "b c", "toString"), fc.oneof(PROMPT, NUMBER), { maxKeys: 3 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["turns", "last", "others"] },
);

/** A text document as each format has it. */
const DOCUMENTS: Record<"aimlapi" | "anthropic", (text: string) => JsonObject> = {
  aimlapi: (text) => ({ type: "document", source: { type: "text", data: `notes.md:\n\n${text}` } }),
  anthropic: (text) => ({
    type: "document",
    source: { type: "text", media_type: "text/plain", data: text },
    title: "notes.md",
    context: "From May",
    citations: { enabled: true },
  }),
};

test.each(["aimlapi", "anthropic"] as const)(
  "code that Étude prints for %s opens as the conversation that sends the same body, in every language",
  (presetId) => {
    const preset = PRESETS[presetId];
    fc.assert(
      fc.property(BODY, ({ system, turns, last, picture, notes, others }) => {
        const image: JsonObject = {
          type: "image",
          source: { type: "base64", media_type: "image/png", data: picture ?? "" },
        };
        const messages: Json[] = turns.flatMap(([user, assistant]) => [
          { role: "user", content: user },
          { role: "assistant", content: assistant },
        ]);
        const text: JsonObject = { type: "text", text: last };
        const files = [
          ...(picture === undefined ? [] : [image]),
          ...(notes === undefined ? [] : [DOCUMENTS[presetId](notes)]),
        ];
        messages.push({ role: "user", content: files.length === 0 ? last : [...files, text] });
        const body: JsonObject = {
          model: "claude-opus-4-5",
          ...(system === undefined ? {} : { system }),
          messages,
          ...(others as JsonObject),
        };
        const codec = getCodec(preset.wire);
        const sent: ChatRequest = {
          model: "",
          dialect: "anthropic",
          system: "",
          messages: [],
          parameters: {},
          extra: body,
          stream: false,
          blobs: {},
        };
        const request = buildHttpRequest(
          preset.baseUrl,
          codec,
          sent,
          presetId === "anthropic" ? { auth: "x-api-key" } : {},
        );
        const options = { keyVariable: getKeyVariable(presetId), wire: preset.wire };
        for (const { print } of listOfferedLanguages(request, options).languages) {
          const code = print(request, options);
          const again = sendAgain(code);
          expect(again.body).toEqual(parseExactJson(request.body ?? ""));
          expect(again.settings.connectionId).toBe(presetId);
        }
      }),
      { numRuns: 60 },
    );
  },
);
