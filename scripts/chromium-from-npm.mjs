// @ts-check
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { installLocked, root } from "./run-npm.mjs";

const packageFolder = `${root}e2e/browser`;
const target = `${root}.cache/chromium`;

/**
 * Unpacks the Chromium of an npm package, for machines that reach only npm's registry. The package includes the
 * libraries that Chromium needs, and fonts for a machine without any.
 */
export function unpackChromiumFromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("only for Linux on x64");
  console.log("Unpacking the Chromium of the npm package @sparticuz/chromium, about 70 MB …");
  if (!installLocked(packageFolder)) throw new Error("npm could not install it");
  // The package takes any existing file for a complete one, so the remains of a broken run must go first.
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const unpack = 'import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())';
  const { status } = spawnSync(process.execPath, ["--eval", unpack], {
    cwd: packageFolder,
    // The package unpacks into the temporary folder, and its libraries only where it finds Amazon's Linux.
    env: { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("it could not be unpacked");
  return { executablePath: writeLauncher() };
}

function writeLauncher() {
  writeFileSync(
    `${target}/fonts.conf`,
    `<fontconfig><dir>${target}/fonts</dir><cachedir>${target}/fonts-cache</cachedir></fontconfig>\n`,
  );
  const launcher = `${target}/launch.sh`;
  writeFileSync(
    launcher,
    `#!/bin/sh
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE='${target}/fonts.conf'
LD_LIBRARY_PATH='${target}/al2023/lib' exec '${target}/chromium' "$@"
`,
  );
  chmodSync(launcher, 0o755);
  return launcher;
}
