// @ts-check
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endProcess, waitUntil } from "./processes.mjs";

/**
 * Starts Firefox and speaks WebDriver's commands over Marionette, its own socket, so that geckodriver, which does the
 * same, need not be installed.
 * @param {string} executable
 * @returns {Promise<import("./session.mjs").Driver>}
 */
export async function startFirefox(executable) {
  const profile = mkdtempSync(join(tmpdir(), "etude-firefox-"));
  const child = spawn(
    executable,
    ["--headless", "--no-remote", "--profile", profile, "--marionette", "--remote-allow-system-access"],
    {
      stdio: "ignore",
      env: { ...process.env, MOZ_MARIONETTE_PREF_STATE_ACROSS_RESTARTS: JSON.stringify({ "marionette.port": 0 }) },
    },
  );
  const stop = async () => {
    await endProcess(child);
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    // Firefox writes the port it took into the profile.
    const port = await waitUntil("Firefox to listen", () =>
      Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8")),
    );
    const socket = connect(port, "127.0.0.1");
    const send = speakMarionette(socket);
    await send("WebDriver:NewSession", { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
    return {
      send,
      stop: async () => {
        socket.destroy();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Sends commands as `length:[0, id, name, parameters]` and resolves each with its answer `length:[1, id, error, value]`.
 * @param {import("node:net").Socket} socket
 * @returns {(name: string, parameters?: object) => Promise<unknown>}
 */
function speakMarionette(socket) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let buffer = Buffer.alloc(0);
  let lastId = 0;
  socket.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(":");
      const length = colon < 0 ? Number.NaN : Number(buffer.subarray(0, colon).toString());
      if (!(buffer.length >= colon + 1 + length)) return;
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
      buffer = buffer.subarray(colon + 1 + length);
      // The first message is a greeting and no answer.
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(`${error.error}: ${error.message}`));
      else call?.resolve(value !== null && typeof value === "object" && "value" in value ? value.value : value);
    }
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox ended."));
  });
  return (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      const message = JSON.stringify([0, lastId, name, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}
