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
      return "This is not the address of an image. It should look like https://example.com/image.png.";
    case "plain-http":
      return "Images can be loaded only from https addresses and this computer. Save the image and attach the file.";
    case "offline":
      return "You are offline. You can still attach a file from this computer.";
    case "status":
      return `${failure.host} answered with status ${failure.status}${failure.status === 404 ? ": there is nothing at this address" : ""}. Check the address.`;
    case "forbidden":
      return `${failure.host} does not let other pages read its images (CORS). Save the image and attach the file.`;
    case "unreachable":
      return `${failure.host} could not be reached. Check the address, or save the image and attach the file.`;
    case "too-slow":
      return `${failure.host} took too long. Try again, or save the image and attach the file.`;
    case "fetch-cancelled":
      return `You stopped waiting for ${failure.host}. Nothing was attached.`;
    case "too-many-bytes":
      return "The file at this address has 50 MB or more. Images below 50 MB are accepted.";
    case "no-camera-here":
      return "This browser gives this page no camera. Cameras work on https pages and on this computer.";
    case "camera-refused":
      return "The browser did not allow the camera. Allow it in the address bar, then try again.";
    case "camera-absent":
      return "No camera was found. Connect one, or attach a file.";
    case "camera-busy":
      return "The camera could not be started; another program may be using it. Close that program and try again.";
    case "capture-cancelled":
      return "Nothing was captured: no screen or window was chosen, or the browser does not allow it.";
    case "no-frame":
      return "No image came from the camera or screen within a few seconds. Try again.";
    default:
      return assertNever(failure);
  }
}
