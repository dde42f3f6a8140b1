import { expect, test } from "vitest";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import { createAnchorFilter } from "./anchor-filter.ts";
import { createRedactor } from "./create-redactor.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

test("a secret is found at every place, in every case and form, whole and cut off", () => {
  const random = createSeededRandom(7);
  const pick = (characters: string) => characters.charAt(Math.floor(random() * characters.length));
  const missed: string[] = [];
  for (let round = 0; round < 200; round += 1) {
    const rest = Array.from({ length: 16 + (round % 40) }, () => pick(`${LETTERS}${round % 3 === 0 ? "+-_.~" : ""}`));
    const secret = (round % 2 === 0 ? "sk-ant-api03-" : "") + rest.join("") + (round % 10);
    const { redact } = createRedactor([{ value: secret, placeholder: "‹›" }]);
    const forms = [
      secret,
      secret.toLowerCase(),
      secret.toUpperCase(),
      Buffer.from(secret).toString("hex"),
      Buffer.from("x".repeat(round % 3) + secret).toString("base64"),
      Buffer.from("x".repeat(round % 3) + secret).toString("base64url"),
      secret.slice(0, -5),
      rest.join("").slice(3) + (round % 10),
      Array.from(secret, (character) => `\\u00${character.charCodeAt(0).toString(16)}`).join(""),
      Array.from(secret, (character) => `%${character.charCodeAt(0).toString(16)}`).join(""),
      Array.from(secret, (character) => `&#${character.charCodeAt(0)};`).join(""),
    ];
    for (const form of forms) {
      const text = `${"word ".repeat(3)}${".".repeat(round % 11)}${form}${".".repeat(round % 7)} and on`;
      if (!redact(text).includes("‹›")) missed.push(`${secret} in ${text}`);
    }
  }
  expect(missed).toEqual([]);
});

test("a text without a run is told from one with it, and a run that cannot be told is always looked for", () => {
  const run = Array.from("abcdefgh", (character) => [character]);
  const mayHold = createAnchorFilter([run]);
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((shift) => mayHold(`${"-".repeat(shift)}ABCDEFGH`))).not.toContain(false);
  expect(mayHold("a text of words with line ends\\n and 100 % of nothing")).toBe(false);
  expect(mayHold("100%25")).toBe(true);
  expect(createAnchorFilter([run, undefined])("")).toBe(true);
  expect(createAnchorFilter([[["a"], ["b"]]])("")).toBe(true);
});
