// @ts-check
import { spawn } from "node:child_process";

/**
 * Opens an address in the user's browser. Does nothing on a machine without a browser or a screen, since the address is
 * on the terminal too.
 * @param {string} url
 */
export function openBrowser(url) {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasScreen = ["darwin", "win32"].includes(process.platform) || Boolean(DISPLAY || WAYLAND_DISPLAY);
  if (CI || !hasScreen) return;
  const [command, args] = getOpenCommand(url);
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

/** @param {string} url @returns {[command: string, args: string[]]} */
function getOpenCommand(url) {
  if (process.platform === "darwin") return ["open", [url]];
  if (process.platform === "win32") return ["cmd", ["/c", "start", "", url]];
  return ["xdg-open", [url]];
}
