import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VERSION as ANTHROPIC_VERSION } from "@anthropic-ai/sdk/version";
import { VERSION as OPENAI_VERSION } from "openai/version";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { findMissingProgram, runPrograms, writePrograms } from "#e2e/code/run-program.ts";
import type { AnsweringServer } from "#e2e/code/start-answering-server.ts";
import { REPLY_TEXT, startAnsweringServer } from "#e2e/code/start-answering-server.ts";
import { exampleHttpRequest } from "#e2e/fixtures/example-http-request.ts";
import { PACKAGE_BODIES } from "#e2e/fixtures/package-bodies.ts";
import type { CodeLanguage } from "./code-languages.ts";
import { CODE_LANGUAGES } from "./code-languages.ts";
import type { PackageWire } from "./package-clients.ts";
import { PYTHON_ARGUMENTS } from "./print-python-package.ts";

const WIRES = Object.keys(PACKAGE_BODIES) as PackageWire[];

let server: AnsweringServer;
let folder: string;
beforeAll(async () => {
  server = await startAnsweringServer();
  folder = mkdtempSync(join(tmpdir(), "etude-packages-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.close();
});

type Case = { name: string; wire: PackageWire; path: string; request: HttpRequest };

/** Each body of the wires a language speaks, whole and streamed, each to a path of its own. */
function listCases({ id, wire: only }: CodeLanguage): Case[] {
  return WIRES.filter((wire) => only === undefined || only === wire).flatMap((wire) =>
    Object.entries(PACKAGE_BODIES[wire]).flatMap(([bodyName, body], index) =>
      [true, false].map((stream) => {
        const path = `/${id}/${index}/${stream ? "streamed" : "whole"}/v1/${wire === "messages" ? "messages" : "chat/completions"}`;
        return {
          name: `${bodyName}, ${stream ? "streamed" : "whole"}, on ${wire}`,
          wire,
          path,
          request: exampleHttpRequest(
            { ...body, stream },
            { url: server.origin + path, headers: { "content-type": "application/json", "x-own": "it's $HOME" } },
          ),
        };
      }),
    ),
  );
}

const print = ({ print: printRequest }: CodeLanguage, { request, wire }: Case): string =>
  printRequest(request, { keyVariable: "AIMLAPI_KEY", wire });

const WITH_PACKAGES = Object.values(CODE_LANGUAGES).filter(({ triedVersion }) => triedVersion !== undefined);

test.for([...WITH_PACKAGES, CODE_LANGUAGES.typescript])(
  "every program in $name with $library sends the body, the headers and the key of its request once, and prints the answer",
  // Only loading a package of Python takes seconds.
  { timeout: 120_000 },
  async (language, { skip }) => {
    skip(findMissingProgram(language) !== undefined, `${findMissingProgram(language)} is not on this machine`);
    const cases = listCases(language);
    expect(cases.length).toBeGreaterThan(3);
    const programs = cases.map((each) => print(language, each));
    const outputs = await runPrograms(language, programs, join(folder, language.id));
    expect(outputs).toEqual(cases.map(() => `${REPLY_TEXT}\n`));
    for (const { name, wire, path, request } of cases) {
      const [first, ...others] = server.received.get(path) ?? [];
      expect(others).toEqual([]);
      expect({ name, body: first?.body }).toEqual({ name, body: JSON.parse(request.body ?? "") });
      expect(first?.headers).toMatchObject({
        authorization: "Bearer test-key",
        "content-type": "application/json",
        "x-own": "it's $HOME",
        ...(wire === "messages" && language.triedVersion !== undefined ? { "anthropic-version": "2023-06-01" } : {}),
      });
    }
  },
);

const hasPython = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!hasPython)("Python compiles every program with a package, also where the package is not installed", () => {
  for (const language of WITH_PACKAGES.filter(({ name }) => name === "Python")) {
    const own = join(folder, `${language.id}-compiled`);
    const programs = listCases(language).map((each) => print(language, each));
    const files = writePrograms(language, programs, own).map((name) => join(own, name));
    const { status, stderr } = spawnSync("python3", ["-m", "py_compile", ...files], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  }
});

test.for([
  ["openai", "chat-completions"],
  ["anthropic", "messages"],
] as const)(
  "every argument that stands in a Python program is one that the installed package %s has",
  { timeout: 120_000 },
  ([name, wire], { skip }) => {
    skip(findMissingProgram(CODE_LANGUAGES[`python-${name}`]) !== undefined, `${name} is not on this machine`);
    const method = { openai: "resources.chat.completions.Completions", anthropic: "resources.messages.Messages" }[name];
    const { stdout } = spawnSync(
      "python3",
      [
        "-c",
        `import inspect, json, ${name}\nprint(json.dumps(list(inspect.signature(${name}.${method}.create).parameters)))`,
      ],
      { encoding: "utf8" },
    );
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining([...PYTHON_ARGUMENTS[wire]]));
  },
);

test("the versions of the packages of JavaScript that the dialog names are those run here", () => {
  expect(CODE_LANGUAGES["javascript-openai"].triedVersion).toBe(OPENAI_VERSION);
  expect(CODE_LANGUAGES["javascript-anthropic"].triedVersion).toBe(ANTHROPIC_VERSION);
});
