import { expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { DOCUMENT_VERSION } from "#core/conversation/migrations.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { parseCapsule } from "./parse-capsule.ts";
import { writeCapsule } from "./write-capsule.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [exampleReply()]);
const TEXT = writeCapsule({ conversation, pictures: {}, madeAtMs: 5, redactor: NO_SECRETS });

type Value = Record<string, unknown> & {
  conversation: Record<string, unknown> & { turns: Record<string, unknown>[]; replies: Record<string, unknown>[] };
};

/** The capsule with a change, as text. */
function change(edit: (value: Value) => void): string {
  const value = JSON.parse(TEXT) as Value;
  edit(value);
  return JSON.stringify(value);
}

const editTurns = (edit: (turn: Record<string, unknown>) => Record<string, unknown>[]) =>
  change(({ conversation: { turns } }) => turns.splice(0, 1, ...turns.slice(0, 1).flatMap(edit)));
const editReply = (edit: (reply: Record<string, unknown>) => void) =>
  change(({ conversation: { replies } }) => replies.forEach(edit));

const HOSTILE: Record<string, [text: string, sentence: RegExp]> = {
  nothing: ["", /^It is empty\.$/],
  "a web page": ["<!doctype html><script>alert(1)</script>", /^It is a web page/],
  words: ["Dear friend", /^It is no JSON: it cannot be read from line 1, column 1 on\.$/],
  "a list": ["[1, 2]", /^It is JSON, but no object\.$/],
  "another kind of JSON": ['{"etude": "prompt", "format": 1}', /"etude" is not "capsule"/],
  "a file that is cut off": [TEXT.slice(0, -200), /^It is no JSON: it ends too early \(line \d+, column \d+\)\.$/],
  "a file that is cut off in a word": [
    TEXT.slice(0, 300),
    /^It is no JSON: it ends too early \(line \d+, column \d+\)\.$/,
  ],
  "a later format": [change((value) => (value["format"] = 2)), /newer version of Étude/],
  "a later document": [
    change((value) => (value.conversation["version"] = DOCUMENT_VERSION + 1)),
    /newer version of Étude/,
  ],
  "a format in words": [change((value) => (value["format"] = "one")), /^format: /],
  "no conversation": [
    '{"etude": "capsule", "format": 1, "madeAtMs": 1, "madeBy": "x", "services": {}}',
    /^conversation: it is missing/,
  ],
  "turns that are no list": [
    change((value) => (value.conversation["turns"] = {} as never)),
    /^conversation\.turns: expected a list/,
  ],
  "a turn that is a number": [
    change((value) => (value.conversation["turns"] = [5] as never)),
    /^conversation\.turns\.0: expected an object/,
  ],
  "a turn without parts": [
    editTurns(({ parts: _parts, ...turn }) => [turn]),
    /^conversation\.turns\.0\.parts: it is missing/,
  ],
  "a part of an unknown kind": [
    editTurns((turn) => [{ ...turn, parts: [{ kind: "script" }] }]),
    /^conversation\.turns\.0\.parts\.0\.kind: /,
  ],
  "the same turn twice": [
    editTurns((turn) => [turn, turn]),
    /^conversation\.turns\.1\.id: another one before it has the same id/,
  ],
  "the same reply twice": [
    change(({ conversation: { replies } }) => replies.push(...replies.slice(0, 1))),
    /^conversation\.replies\.1\.id: another one/,
  ],
  "turns in a circle": [
    editTurns((turn) => [
      { ...turn, id: "a", parentId: "b" },
      { ...turn, id: "b", parentId: "a" },
    ]),
    /in a circle/,
  ],
  "a turn that follows itself": [editTurns((turn) => [{ ...turn, parentId: "t1" }]), /in a circle/],
  "a reply of an unknown status": [
    editReply((reply) => (reply["status"] = "hacked")),
    /^conversation\.replies\.0\.status: /,
  ],
  "a reply with a text for a time": [
    editReply((reply) => (reply["startedAtMs"] = "now")),
    /^conversation\.replies\.0\.startedAtMs: expected a number/,
  ],
  "no columns": [change((value) => (value.conversation["variants"] = [])), /^conversation\.variants: /],
  "more columns than letters": [
    change(
      (value) =>
        (value.conversation["variants"] = Array.from({ length: 40 }, (_, id) => ({ id: `v${id}`, overrides: {} }))),
    ),
    /40 columns, and 26 can be shown/,
  ],
  "more turns than anybody sends": [
    editTurns((turn) => Array.from({ length: 60_000 }, (_, id) => ({ ...turn, id: `t${id}` }))),
    /60,000 turns/,
  ],
  "a deep list": [
    editReply((reply) => (reply["parts"] = [{ kind: "unknown", wire: "messages", raw: null }])).replace(
      '"raw":null',
      `"raw":${"[".repeat(5000)}${"]".repeat(5000)}`,
    ),
    /more than 200 deep/,
  ],
  "a million open lists": ["[".repeat(1_000_000), /more than 200 deep/],
  "a picture that is a web page": [
    change((value) => (value["pictures"] = { ["a".repeat(64)]: { mediaType: "text/html", base64: "PGI+" } })),
    /^pictures\.a+\.mediaType: /,
  ],
  "a picture under another name": [
    change((value) => (value["pictures"] = { "../x": { mediaType: "image/png", base64: "" } })),
    /^pictures\.\.\.\/x: /,
  ],
  "a picture that is no base64": [
    change((value) => (value["pictures"] = { ["a".repeat(64)]: { mediaType: "image/png", base64: "<b>" } })),
    /^pictures\.a+\.base64: /,
  ],
};

test.each(Object.entries(HOSTILE))("a capsule with %s is refused with a sentence", (_name, [text, sentence]) => {
  const read = () => expect(parseCapsule(text)).toEqual({ reason: expect.stringMatching(sentence) });
  expect(measureMs(read)).toBeLessThan(3000);
});

test("names that every object inherits change nothing but the texts that have them", () => {
  const text = TEXT.replace('"variables": {}', '"variables": {"__proto__": "x", "constructor": "y"}').replaceAll(
    '"t1"',
    '"__proto__"',
  );
  const read = parseCapsule(text);
  expect(read).toHaveProperty("capsule.conversation.title", "");
  expect(Object.prototype).not.toHaveProperty("x");
  expect("capsule" in read && Object.keys(read.capsule.conversation.turns)).toEqual(["__proto__"]);
  expect("capsule" in read && Object.entries(read.capsule.conversation.shared.variables)).toEqual([
    ["__proto__", "x"],
    ["constructor", "y"],
  ]);
});
