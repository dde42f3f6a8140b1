import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#core/json.ts";
import { exampleHttpRequest } from "#e2e/fixtures/example-http-request.ts";
import { JAVASCRIPT_SYNTAX, JSON_SYNTAX, PYTHON_SYNTAX } from "./literal-syntaxes.ts";
import { printCurl } from "./print-curl.ts";
import { printLiteral } from "./print-literal.ts";

/** Any UTF-16 unit, lone surrogates included, and characters that languages are known to handle badly. */
const TEXT = fc.oneof(
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
  fc
    .array(
      fc.constantFrom(
        ..."' \" \\ ` $ ! # % { } ( ) \b \f \0 \u007f \u0085 \u202e".split(" "),
        "\n",
        "\r",
        "\t",
        "\u2028",
        "\u2029",
        "\ufeff",
        "${x}",
        "$(date)",
        "</script>",
        "<!--",
        "\r\n",
        "JSON",
        "\nJSON\n",
        "\\u0041",
        "\\N{BULLET}",
        '"""',
        "*/",
        "é",
        "👩‍🚀",
        "\ud83d",
        "\ude00",
        "word ",
      ),
      { maxLength: 40, size: "max" },
    )
    .map((pieces) => pieces.join("")),
);
const NUMBER = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2, 123456789012345680000),
);
const KEY = fc.oneof(TEXT, fc.constantFrom("__proto__", "constructor", "toString", "class", "a-b", "1", "$x", ""));
const { body: BODY } = fc.letrec<{ body: Json }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    TEXT,
    NUMBER,
    fc.constantFrom(null, true, false),
    fc.array(tie("body"), { maxLength: 6 }),
    // `fromEntries` makes `__proto__` an own property, like `JSON.parse`.
    fc.array(fc.tuple(KEY, tie("body")), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
  ),
}));
/** Many at once: starting an interpreter takes longer than reading them all. */
const BODIES = fc.array(BODY, { minLength: 60, maxLength: 120 });

/** Shrinking an example would start an interpreter hundreds of times. */
const FEW = { numRuns: 4, endOnFailure: true };

const POSITION = { depth: 1, reservedChars: 10 };

test("a body printed as JSON parses to the same body", () => {
  fc.assert(
    fc.property(BODY, (body) => {
      expectSame([JSON.parse(printLiteral(body, JSON_SYNTAX, POSITION))], [body]);
    }),
    { numRuns: 500 },
  );
});

test("a body printed for JavaScript is the same body to Node", () => {
  fc.assert(
    fc.property(BODIES, (bodies) => {
      const literals = bodies.map((body) => printLiteral(body, JAVASCRIPT_SYNTAX, POSITION));
      const output = interpret(
        "node",
        ["--input-type=module", "-"],
        `console.log(JSON.stringify([${literals.join(",\n")}]));`,
      );
      expectSame(JSON.parse(output) as unknown[], bodies);
    }),
    FEW,
  );
});

test("a body printed for Python is the same body to python3", ({ skip }) => {
  skip(!isInstalled("python3"), "python3 is not on this machine");
  fc.assert(
    fc.property(BODIES, (bodies) => {
      const literals = bodies.map((body) => printLiteral(body, PYTHON_SYNTAX, POSITION));
      const output = interpret("python3", ["-"], `import json\nprint(json.dumps([\n${literals.join(",\n")}\n]))`);
      expectSame(JSON.parse(output) as unknown[], bodies);
    }),
    FEW,
  );
});

test("bash passes the same body, address and headers to curl", ({ skip }) => {
  skip(!isInstalled("bash"), "bash is not on this machine");
  const url = 'http://[::1]:1/it\'s $HOME/`date`/"{a,b}"!/v1';
  // Replaces curl: prints its arguments and then its input, each ended by a NUL.
  const standIn = "curl() { printf '%s\\0' \"$@\"; cat; printf '\\0'; }\n";
  fc.assert(
    fc.property(BODIES, (bodies) => {
      const commands = bodies.map((body) =>
        printCurl(exampleHttpRequest(body, { url, headers: { "x-a": "it's $HOME" } }), {
          keyVariable: "A_KEY",
          wire: "chat-completions",
        }),
      );
      const output = interpret("bash", [], standIn + commands.join(""), { A_KEY: "s$cr't" });
      const outputFields = output.split("\0");
      const given = bodies.map(() => outputFields.splice(0, 9));
      expectSame(
        given.map((args) => JSON.parse(args[8] ?? "") as unknown),
        bodies,
      );
      for (const args of given)
        expect(args.slice(0, 8)).toEqual([
          "--globoff",
          url,
          "--header",
          "Authorization: Bearer s$cr't",
          "--header",
          "X-A: it's $HOME",
          "--data-binary",
          "@-",
        ]);
    }),
    FEW,
  );
});

/** Compared as text: matchers look at prototypes, and a body may have a key of that name. */
function expectSame(arrived: unknown[], sent: Json[]): void {
  expect(arrived.map((body) => JSON.stringify(body))).toEqual(sent.map((body) => JSON.stringify(body)));
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

function interpret(program: string, args: string[], input: string, env: Record<string, string> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: "utf8",
    env: { ...process.env, PYTHONUTF8: "1", ...env },
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${program} failed: ${stderr || String(error)}`);
  return stdout;
}
