import { assertNever } from "#core/assert-never.ts";

/** The reason why an address, a camera or a screen gave no picture. */
export type PictureFailure =
  | { kind: "no-address" }
  | { kind: "plain-http" }
  | { kind: "offline" }
  | { kind: "status"; host: string; status: number }
  | { kind: "forbidden"; host: string }
  | { kind: "unreachable"; host: string }
  | { kind: "too-slow"; host: string }
  | { kind: "fetch-cancelled"; host: string }
  | { kind: "too-many-bytes" }
  | { kind: "no-camera-here" }
  | { kind: "camera-refused" }
  | { kind: "camera-absent" }
  | { kind: "camera-busy" }
  | { kind: "capture-cancelled" }
  | { kind: "no-frame" };

/** The sentences shown for a failure: what happened, the reason as far as known, and what to do. */
export function explainPictureFailure(failure: PictureFailure): string {
  switch (failure.kind) {
    case "no-address":
      return "This is no address of a picture. It should look like https://example.com/picture.png.";
    case "plain-http":
      return "Only https addresses and this computer can be fetched from. Save the picture and attach the file.";
    case "offline":
      return "You are offline, so nothing can be fetched. A file from this computer can still be attached.";
    case "status":
      return `${failure.host} answered with status ${failure.status}${failure.status === 404 ? ": there is nothing at this address" : ""}. Check the address.`;
    case "forbidden":
      return `${failure.host} does not let other pages read its pictures (it sends no CORS permission). Save the picture and attach the file.`;
    case "unreachable":
      return `${failure.host} could not be reached. Check the address, or save the picture and attach the file.`;
    case "too-slow":
      return `${failure.host} took too long. Try again, or save the picture and attach the file.`;
    case "fetch-cancelled":
      return `${failure.host} is not waited for any more. Nothing was attached.`;
    case "too-many-bytes":
      return "What is at this address has 50 MB or more. Pictures below 50 MB are accepted.";
    case "no-camera-here":
      return "This browser gives no camera to this page. It does so on https pages and on this computer.";
    case "camera-refused":
      return "The browser did not allow the camera. Allow it in the address bar, then try again.";
    case "camera-absent":
      return "No camera was found. Connect one, or attach a file.";
    case "camera-busy":
      return "The camera could not be started; another program may be using it. Close that program and try again.";
    case "capture-cancelled":
      return "Nothing was captured: no screen or window was chosen, or the browser does not allow it.";
    case "no-frame":
      return "No picture came from it within a few seconds. Try again.";
    default:
      return assertNever(failure);
  }
}
