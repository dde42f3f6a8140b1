import { stringify } from "yaml";
import { nameCheck } from "#core/checks/name-check.ts";
import { parsePresetId } from "#core/connections/presets.ts";
import { MAKER } from "#core/capsule/maker.ts";
import { collapseWhitespace } from "#core/compare/agreement.ts";
import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { JsonObject } from "#core/json.ts";
import { listRowLines } from "#core/listings/list-row-lines.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { writeAssertion } from "./write-assertion.ts";
import { writeProvider } from "./write-provider.ts";

/** A file for promptfoo, and what of the experiment is not in it or is said by Étude alone, a line each. */
export type PromptfooFile = { text: string; leftOut: string[] };

/**
 * An experiment as a configuration of promptfoo: the prompts of the last turn, the models that it knows, a test for each row,
 * and the checks as assertions of all tests. What does not map is named in comments at its top. No key is in it.
 */
export function writePromptfoo(
  conversation: Conversation,
  pictures: Readonly<Record<Sha256, FilePicture>>,
): PromptfooFile {
  const leftOut: string[] = [];
  const rows = listRowLines(conversation, pictures);
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const { prompts, providers } = listColumnFiles(conversation, leftOut);
  const assert = (conversation.checks ?? []).flatMap((check) => {
    const written = writeAssertion(check, (name) => names.has(name));
    if ("reason" in written) {
      leftOut.push(`Check “${nameCheck(check)}”: ${written.reason}`);
      return [];
    }
    if (written.own.length > 0)
      leftOut.push(`Check “${nameCheck(check)}”: promptfoo compares without its options ${written.own.join(", ")}`);
    return [written.assertion];
  });
  const file: JsonObject = {
    ...(conversation.title === "" ? {} : { description: conversation.title }),
    prompts,
    providers,
    ...(assert.length > 0 && { defaultTest: { assert } }),
    tests: rows.map((vars) => ({ vars })),
  };
  const comments = [`Written by ${MAKER} for promptfoo. Keys come from the environment.`, ...leftOut];
  const head = comments.map((line) => `# ${collapseWhitespace(line)}\n`).join("");
  return { text: `${head}${stringify(file, { lineWidth: 0, compat: "yaml-1.1" })}`, leftOut };
}

/** The different prompts of columns, and the model of each column with the prompt that it is sent. */
function listColumnFiles(
  conversation: Conversation,
  leftOut: string[],
): { prompts: JsonObject[]; providers: JsonObject[] } {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const turn = thread.at(-1);
  if (!turn) leftOut.push("Prompt: none is sent yet");
  if (thread.length > 1) leftOut.push(`Turns: only the last of ${thread.length} is a prompt`);
  const prompts = new Map<string, string>();
  const providers: JsonObject[] = [];
  for (const [index, column] of listColumns(conversation).entries()) {
    const settings = resolveSettings(conversation, column.id);
    const parts = listTurnParts(conversation, turn, column.id);
    const letter = formatColumnLetter(index);
    const text = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n\n");
    if (parts.some(({ kind }) => kind !== "text")) leftOut.push(`Column ${letter}: pictures and files of the prompt`);
    if (listMarkers([text, settings.system, settings.prefill ?? ""]).some(({ kind }) => kind === "wordings"))
      leftOut.push(`Column ${letter}: wordings between braces, which promptfoo takes for a filter`);
    const start = (settings.prefill ?? "").trimEnd();
    const raw =
      settings.system.trim() === "" && start === ""
        ? text
        : JSON.stringify(
            [
              ...(settings.system.trim() === "" ? [] : [{ role: "system", content: settings.system }]),
              { role: "user", content: text },
              ...(start === "" ? [] : [{ role: "assistant", content: start }]),
            ],
            null,
            2,
          );
    const label = prompts.get(raw) ?? letter;
    prompts.set(raw, label);
    const provider = writeProvider(settings);
    if (typeof provider === "string") {
      leftOut.push(`Column ${letter}: ${provider}`);
      continue;
    }
    if (!parsePresetId(settings.connectionId) || settings.connectionId === "custom")
      leftOut.push(`Column ${letter}: the address of its own server (apiBaseUrl)`);
    providers.push({ ...provider, label: [letter, column.name ?? ""].join(" ").trim(), prompts: [label] });
  }
  return { prompts: [...prompts].map(([raw, label]) => ({ raw, label })), providers };
}
