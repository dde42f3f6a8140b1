// @ts-check
import { accessSync, constants } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const TIMEOUT_MS = 60_000;

/**
 * The first of these programs that is installed; undefined where none is. A name with a slash is a path.
 * @param {...string} names
 */
export function findProgram(...names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names
    .flatMap((name) => (name.includes("/") ? [name] : folders.map((folder) => join(folder, name))))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Asks again and again until there is an answer other than nothing and NaN; a throw counts as none.
 * @template Value
 * @param {string} what
 * @param {() => Value | Promise<Value>} ask
 * @param {number} [timeoutMs]
 * @returns {Promise<NonNullable<Value>>}
 */
export async function waitUntil(what, ask, timeoutMs = TIMEOUT_MS) {
  const endMs = Date.now() + timeoutMs;
  let problem = "";
  while (Date.now() < endMs) {
    try {
      const answer = await ask();
      if (answer) return answer;
      problem = "";
    } catch (error) {
      problem = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    await wait(100);
  }
  throw new Error(`Waited ${timeoutMs / 1000} s for ${what}${problem}`);
}

/** A port that is free now. */
export async function findFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("This machine has no free port.");
  return address.port;
}

/**
 * Ends a process that this script started, and waits for its end.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function endProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(timer);
}
