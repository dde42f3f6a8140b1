import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeLanguage, CodeLanguageId } from "#core/export/code-languages.ts";

const REQUIRED_PROGRAMS: Record<CodeLanguageId, readonly string[]> = {
  curl: ["bash", "curl"],
  python: ["python3"],
  "python-openai": ["python3"],
  "python-anthropic": ["python3"],
  javascript: ["node"],
  "javascript-openai": ["node"],
  "javascript-anthropic": ["node"],
  typescript: ["node"],
};

/** True where Python has a package; the package itself is not loaded, which takes seconds. */
const hasModule = (name: string): boolean =>
  spawnSync("python3", ["-c", `import sys, importlib.util as u; sys.exit(u.find_spec("${name}") is None)`]).status ===
  0;

/** The program or Python package that running a language's code needs and that this machine lacks; undefined where it has all. */
export function findMissingProgram({ id, name, library }: CodeLanguage): string | undefined {
  const missing = REQUIRED_PROGRAMS[id].find((program) => spawnSync(program, ["--version"]).status !== 0);
  if (missing !== undefined || name !== "Python" || library === undefined || library === "requests") return missing;
  return hasModule(library) ? undefined : library;
}

const hasRequests = hasModule("requests");
const standIn = fileURLToPath(new URL("stand-in", import.meta.url));
const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

const TSC = join(nodeModules, "typescript", "bin", "tsc");
const TSC_OPTIONS =
  "--strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --erasableSyntaxOnly --skipLibCheck --target ES2023 --module NodeNext --types node".split(
    " ",
  );

/** The words that a test's name adds to the name of the language. */
export function describeStandIn({ id, library }: CodeLanguage): string {
  if (id === "python" && !hasRequests) return " (with a stand-in for requests)";
  return library === undefined ? "" : ` with ${library}`;
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
  const [started = ""] = writePrograms(language, [program], folder);
  return startCommand(language, [started], folder);
}

/**
 * Runs several programs one after the other in one process, which loads their package once, and returns what each of
 * them printed. For languages of Python and Node.
 */
export async function runPrograms(
  language: CodeLanguage,
  programs: readonly string[],
  folder: string,
): Promise<string[]> {
  const files = writePrograms(language, programs, folder);
  const isPython = language.name === "Python";
  const driver = isPython
    ? `import runpy\nfor name in ${JSON.stringify(files)}:\n    runpy.run_path(name, run_name="__main__")\n    print("\\0", end="")`
    : `for (const name of ${JSON.stringify(files)}) { await import("./" + name); process.stdout.write("\\0"); }`;
  const driverName = isPython ? "all.py" : "all.mjs";
  writeFileSync(join(folder, driverName), driver);
  const output = await startCommand(language, [driverName], folder).ended;
  return output.split("\0").slice(0, -1);
}

function startCommand(language: CodeLanguage, args: string[], folder: string): RunningProgram {
  const child = spawn(language.interpreter, args, {
    cwd: folder,
    env: {
      ...process.env,
      AIMLAPI_KEY: "test-key",
      // The test server is on this machine, so no proxy can reach it.
      NO_PROXY: "*",
      no_proxy: "*",
      PYTHONUTF8: "1",
      ...(hasRequests
        ? {}
        : { PYTHONPATH: [standIn, process.env["PYTHONPATH"] ?? ""].filter((path) => path !== "").join(delimiter) }),
    },
  });
  let output = "";
  let errorOutput = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errorOutput += text));
  const ended = once(child, "close").then(([status]) => {
    if (status !== 0)
      throw new Error(`${language.interpreter} ${args.join(" ")} ended with ${String(status)}.\n${errorOutput}`);
    return output;
  });
  // Keeps a rejection from failing a test that ends before its program.
  ended.catch(() => undefined);
  return { child, getOutput: () => output, ended };
}

/**
 * Writes programs as files and returns the names of the files to run. TypeScript is checked and compiled, for a Node
 * that runs none.
 */
export function writePrograms(language: CodeLanguage, programs: readonly string[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const names = programs.map((_, index) => (index === 0 ? language.fileName : `${index}-${language.fileName}`));
  for (const [index, name] of names.entries()) writeFileSync(join(folder, name), programs[index] ?? "");
  // Node looks for packages in the folders above the program.
  if (!existsSync(join(folder, "node_modules"))) symlinkSync(nodeModules, join(folder, "node_modules"), "dir");
  if (language.id !== "typescript") return names;
  const { status, stdout } = spawnSync(process.execPath, [TSC, ...TSC_OPTIONS, ...names], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`tsc refuses a program:\n${stdout}`);
  return names.map((name) => name.replace(/\.mts$/, ".mjs"));
}
