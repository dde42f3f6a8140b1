import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCapsule } from "#core/capsule/parse-capsule.ts";
import { planReplay } from "#core/capsule/replay.ts";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import { buildCheckFacts } from "#core/checks/check-facts.ts";
import { runCheck } from "#core/checks/run-check.ts";
import { groupSamples } from "#core/compare/group-samples.ts";
import type { ImagePart } from "#core/content/part.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { isThinking } from "#core/conversation/answer-modes.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { validateRun } from "#core/conversation/validate-run.ts";
import { buildGalleryConversation } from "#core/gallery/build-gallery-conversation.ts";
import { GALLERY } from "#core/gallery/gallery.ts";
import { FLOOR_PLAN } from "#core/gallery/gallery-images.ts";
import type { GalleryItem } from "#core/gallery/gallery-item.ts";
import { omitExamples } from "#core/gallery/omit-examples.ts";
import { inspectImage } from "#core/image-files/inspect-image.ts";
import { isOpus45 } from "#core/models/model-ids.ts";
import { listCountedAnswers } from "#core/numbers/counted-answers.ts";
import { findShapes } from "#core/vision/find-shapes.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import { newId } from "#io/browser/new-id.ts";
import { hashText } from "#io/images/hash-bytes.ts";
import { createRunContext, createValidationContext } from "#state/replies/run-context.ts";

const readImage = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));

function makeImage(path: string): ImagePart {
  const { widthPx = 0, heightPx = 0 } = inspectImage(readImage(path), "png") ?? {};
  return { kind: "image", blob: hashText(path), mediaType: "image/png", widthPx, heightPx };
}

const listImages = (item: GalleryItem) => item.turns.flatMap(({ images = [] }) => images);

function build(item: GalleryItem): Conversation {
  const images = Object.fromEntries(listImages(item).map(({ path }) => [path, makeImage(path)]));
  return buildGalleryConversation(item, images, { newId, nowMs: 5 });
}

function buildById(id: string): Conversation {
  const item = GALLERY.find((each) => each.id === id);
  if (!item) throw new Error(`no thing to try is called ${id}`);
  return build(item);
}

const listReplies = ({ replies }: Conversation): Reply[] => Object.values(replies);

/** The outcomes of all checks, by column. */
function listOutcomes(conversation: Conversation): string[][] {
  return listColumns(conversation).map(({ id }) =>
    listReplies(conversation)
      .filter(({ variantId }) => variantId === id)
      .flatMap((reply) => {
        const turn = conversation.turns[reply.turnId];
        const values = conversation.rows[reply.rowId ?? ""]?.values;
        const facts = buildCheckFacts(reply, { turn, values, earlier: undefined, prices: undefined });
        return (conversation.checks ?? []).map((check) => runCheck(check, facts).outcome);
      }),
  );
}

test("the gallery has the twelve things to try", () => {
  expect(GALLERY.map(({ id }) => id).toSorted()).toEqual(
    [
      "chart",
      "experiment",
      "handwriting",
      "map",
      "receipt",
      "region",
      "samples",
      "structured",
      "sweep",
      "table",
      "thinking",
      "wordings",
    ].toSorted(),
  );
});

test.each(GALLERY.map((item) => [item.id, item] as const))(
  "%s is a capsule of answers that no model gave, without times and figures, and can be played",
  (_id, item) => {
    const conversation = build(item);
    const text = writeCapsule({ conversation, pictures: {}, madeAtMs: 0, redactor: NO_SECRETS });
    expect(text.length).toBeLessThan(60_000);
    const parsed = parseCapsule(text);
    expect(parsed).toMatchObject({ capsule: { conversation: { title: item.title } } });
    expect("capsule" in parsed && parsed.capsule.conversation).toEqual(conversation);
    for (const reply of listReplies(conversation)) {
      expect(reply).toMatchObject({ origin: "written", isExample: true, status: "done" });
      expect(reply).not.toHaveProperty("usage");
      expect(reply).not.toHaveProperty("startedAtMs");
      expect(getReplyText(reply)).not.toBe("");
    }
    const { durationMs } = planReplay(conversation);
    expect(durationMs).toBeGreaterThan(400);
    expect(durationMs).toBeLessThan(10_000);
  },
);

test.each(GALLERY.map((item) => [item.id, item] as const))(
  "%s asks Claude Opus 4.5 for as many answers to its last turn as were written, and nothing speaks against it",
  (_id, item) => {
    const taken = omitExamples(build(item));
    const plan = planRun(taken, { parts: [], imageSizes: {} }, createRunContext());
    if ("reason" in plan) throw new Error(plan.reason);
    expect(plan.replies).toHaveLength(item.turns.at(-1)?.answers.length ?? 0);
    expect(
      plan.replies.every(({ sentWith }) => isOpus45(sentWith.modelId) && sentWith.connectionId === "aimlapi"),
    ).toBe(true);
    const context = createValidationContext({ getMissing: () => undefined, maxReplies: 50 });
    expect(validateRun(plan, context)).toBeNull();
  },
);

test("all pictures of the gallery together are below 600 kB", () => {
  const paths = new Set(GALLERY.flatMap((item) => listImages(item).map(({ path }) => path)));
  const bytes = [...paths].reduce((sum, path) => sum + readImage(path).length, 0);
  expect(bytes).toBeLessThan(600_000);
});

test("the region is the part of the floor plan that its picture shows", () => {
  const { box, size, image, part } = FLOOR_PLAN;
  expect(makeImage(part.path)).toMatchObject({ widthPx: box.width, heightPx: box.height });
  expect(image && makeImage(image.path)).toMatchObject(size);
  const conversation = buildById("region");
  expect(getThread(conversation.turns, conversation.view.leafTurnId)).toHaveLength(2);
});

test("each thing to try shows what its title says", () => {
  expect(findShapes(getReplyText(listReplies(buildById("map"))[0] ?? never())).map(({ label }) => label)).toContain(
    "Café",
  );
  expect(listOutcomes(buildById("receipt"))).toEqual([["pass"]]);
  expect(listOutcomes(buildById("table"))).toEqual([["pass"]]);
  expect(listColumns(buildById("wordings"))).toHaveLength(2);
  const sweep = buildById("sweep");
  expect(listColumns(sweep).map(({ id }) => resolveSettings(sweep, id).parameters["temperature"])).toEqual([0, 0.5, 1]);
  const samples = buildById("samples");
  expect(groupSamples(listReplies(samples)).map(({ replyIds }) => replyIds.length)).toEqual([4, 1]);
  expect(listOutcomes(samples)).toEqual([["pass", "pass", "fail", "pass", "pass"]]);
  expect(listOutcomes(buildById("structured"))).toEqual([["fail"], ["pass"]]);
  const [thinking] = listReplies(buildById("thinking"));
  expect(thinking && isThinking(thinking.sentWith)).toBe(true);
  expect(thinking?.parts.map(({ kind }) => kind)).toEqual(["thinking", "text"]);
  expect(listOutcomes(buildById("thinking"))).toEqual([["pass"]]);
  const passed = listOutcomes(buildById("experiment")).map((outcomes) => outcomes.filter((each) => each === "pass"));
  expect(passed.map(({ length }) => length)).toEqual([5, 7]);
});

test("written answers count in the numbers until a model has answered", () => {
  const experiment = buildById("experiment");
  const columnIds = listColumns(experiment).map(({ id }) => id);
  const count = (conversation: Conversation) =>
    listCountedAnswers(conversation, columnIds).columns.map(({ answers }) => answers.size);
  expect(count(experiment)).toEqual([8, 8]);
  const [written = never()] = listReplies(experiment);
  const { isExample: _example, ...rest } = written;
  expect(count(addReplies(experiment, [{ ...rest, id: "m", sample: 1, origin: "model" }]))).toEqual([1, 0]);
});

function never(): never {
  throw new Error("there is no reply");
}
