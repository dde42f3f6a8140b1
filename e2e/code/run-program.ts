import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeLanguage, CodeLanguageId } from "#core/export/code-languages.ts";

const REQUIRED_PROGRAMS: Record<CodeLanguageId, readonly string[]> = {
  curl: ["bash", "curl"],
  python: ["python3"],
  javascript: ["node"],
};

/** The program that running a language's code needs and that this machine lacks; undefined where it has all. */
export function findMissingProgram({ id }: CodeLanguage): string | undefined {
  return REQUIRED_PROGRAMS[id].find((program) => spawnSync(program, ["--version"]).status !== 0);
}

const hasRequests = spawnSync("python3", ["-c", "import requests"]).status === 0;
const standIn = fileURLToPath(new URL("stand-in", import.meta.url));

/** The words that a test's name adds to the name of the language. */
export function describeStandIn({ id }: CodeLanguage): string {
  return id === "python" && !hasRequests ? " (with a stand-in for requests)" : "";
}

/** A running program, in a folder of its own and with the key in its environment. */
export type RunningProgram = {
  child: ChildProcess;
  /** Returns the output so far. */
  getOutput: () => string;
  /** Resolves with the output once the program has ended without an error; rejects with its error output. */
  ended: Promise<string>;
};

/** Starts a program with the usual command of its language. */
export function startProgram(language: CodeLanguage, program: string, folder: string): RunningProgram {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, language.fileName), program);
  const child = spawn(language.interpreter, [language.fileName], {
    cwd: folder,
    env: {
      ...process.env,
      AIMLAPI_KEY: "test-key",
      // The test server is on this machine, so no proxy can reach it.
      NO_PROXY: "*",
      no_proxy: "*",
      PYTHONUTF8: "1",
      ...(hasRequests ? {} : { PYTHONPATH: standIn }),
    },
  });
  let output = "";
  let errorOutput = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errorOutput += text));
  const ended = once(child, "close").then(([status]) => {
    if (status !== 0)
      throw new Error(`${language.interpreter} ${language.fileName} ended with ${String(status)}.\n${errorOutput}`);
    return output;
  });
  // Keeps a rejection from failing a test that ends before its program.
  ended.catch(() => undefined);
  return { child, getOutput: () => output, ended };
}
