import "fake-indexeddb/auto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Attachment } from "#core/content/attachment.ts";
import type { CodeLanguage } from "#core/export/code-languages.ts";
import { CODE_LANGUAGES } from "#core/export/code-languages.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { describeStandIn, findMissingProgram, startProgram } from "#e2e/code/run-program.ts";
import { connectTo, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { NASTY_TEXT } from "#e2e/fixtures/nasty-text.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { listPosts } from "#e2e/list-posts.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { bracesTakenLiterally, extraJsonChanged } from "#state/edits/settings-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { run } from "#state/replies/run.ts";
import { resetState } from "#state/reset-state.ts";
import { loadCodeRequest } from "./code-request.ts";

const REPLY_TEXT = 'She said "No\\yes",\nand 🎼 then `nothing`.';
const PICTURE = fileURLToPath(new URL("../../../public/samples/receipt.png", import.meta.url));

let server: ApiServer;
let folder: string;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 2 });
  folder = mkdtempSync(join(tmpdir(), "etude-programs-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(() => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  server.reset();
  openUnusedConversation();
  connectTo(server);
  return () => vi.unstubAllGlobals();
});

const getVariantId = () => getOpen().variants[0]?.id ?? "";

async function storePicture(): Promise<Attachment> {
  const bytes = new Uint8Array(readFileSync(PICTURE));
  const blob = await hashBytes(bytes);
  await saveBlob(blob, new Blob([bytes], { type: "image/png" }));
  const part = { kind: "image" as const, blob, mediaType: "image/png", widthPx: 1, heightPx: 1 };
  return { id: "picture", part, name: "receipt.png", sizeBytes: bytes.length, notes: [] };
}

/** Sets everything that could go wrong on its way through a program. */
async function prepareNastyRequest(streams: boolean): Promise<void> {
  systemPromptChanged(`System: ${NASTY_TEXT}`);
  bracesTakenLiterally(true);
  parameterChanged(getVariantId(), "temperature", 0.35);
  parameterChanged(getVariantId(), "stop_sequences", ["'\"\\$`"]);
  parameterChanged(getVariantId(), "stream", streams);
  extraJsonChanged(
    getVariantId(),
    JSON.stringify({ metadata: { 'it\'s "$x"': "`", class: "\u2028", __proto__x: "" } }),
  );
  draftReplaced({ text: NASTY_TEXT, attachments: [await storePicture()] });
}

async function printProgram({ print }: CodeLanguage): Promise<string> {
  const code = await loadCodeRequest(getVariantId());
  if (code.kind === "nothing") throw new Error(code.reason);
  return print(code.request, { keyVariable: "AIMLAPI_KEY", wire: "chat-completions" });
}

/** The answer in what a program printed: the text itself, but curl prints what came. */
function parseReplyText(language: CodeLanguage, output: string, streams: boolean): string {
  if (language.id !== "curl") return output.replace(/\n$/, "");
  type CompletionBody = { choices: { delta?: { content?: string }; message?: { content: string } }[] };
  const events = streams ? output.split("\n").filter((line) => line.startsWith("data: {")) : [`data: ${output}`];
  return events
    .flatMap((event) => (JSON.parse(event.slice("data: ".length)) as CompletionBody).choices)
    .map(({ delta, message }) => delta?.content ?? message?.content ?? "")
    .join("");
}

for (const language of Object.values(CODE_LANGUAGES).filter(({ wire }) => wire !== "messages"))
  describe.skipIf(findMissingProgram(language) !== undefined)(`${language.name}${describeStandIn(language)}`, () => {
    test.each([
      ["a streamed", true],
      ["a whole", false],
    ])("the program sends the same request as Run and prints %s answer", async (name, streams) => {
      await prepareNastyRequest(streams);
      server.next({ kind: "answer", text: REPLY_TEXT });
      const output = await startProgram(language, await printProgram(language), join(folder, language.id + name)).ended;
      expect(parseReplyText(language, output, streams)).toBe(REPLY_TEXT);
      expect(await run()).toBeNull();
      await waitForReplies(1);
      const [fromProgram, fromPage] = listPosts(server.requests);
      expect(fromProgram?.violations).toEqual([]);
      expect(fromProgram?.body).toEqual(fromPage?.body);
      for (const header of ["authorization", "content-type"])
        expect(fromProgram?.headers[header]).toBe(fromPage?.headers[header]);
      expect(fromPage?.body).toMatchObject({
        system: `System: ${NASTY_TEXT}`,
        messages: [
          {
            content: [
              { type: "image", source: { media_type: "image/png" } },
              { type: "text", text: NASTY_TEXT },
            ],
          },
        ],
        temperature: 0.35,
        stop_sequences: ["'\"\\$`"],
        metadata: { 'it\'s "$x"': "`", class: "\u2028" },
        stream: streams,
      });
    });

    test("the program prints a streamed text as it arrives", async () => {
      draftReplaced({ text: "Hello from a program", attachments: [] });
      server.next({ kind: "hang", when: "mid-text" });
      const program = startProgram(language, await printProgram(language), join(folder, `${language.id}-hanging`));
      await waitFor(() => expect(program.getOutput()).toMatch(/Hello/));
      expect(program.child.exitCode).toBeNull();
      program.child.kill();
    });
  });

test("with an empty composer, the program repeats the request of the last turn, with the answer before it", async () => {
  const language = CODE_LANGUAGES.javascript;
  for (const text of ["First", "Second"]) {
    draftReplaced({ text, attachments: [] });
    expect(await run()).toBeNull();
    await waitForReplies(text === "First" ? 1 : 2);
  }
  await startProgram(language, await printProgram(language), join(folder, "again")).ended;
  const [, second, again] = listPosts(server.requests);
  expect(again?.body).toEqual(second?.body);
});
