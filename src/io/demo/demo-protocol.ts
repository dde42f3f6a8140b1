/** A message to the demo model's worker. `body` is the text of a chat-completions request. */
export type DemoCommand = { id: number; type: "ask"; body: string; paced: boolean } | { id: number; type: "cancel" };

/** A message from the worker: one head, any number of bytes, one end; nothing after a cancel. */
export type DemoEvent =
  | { id: number; type: "head"; status: number; contentType: string }
  | { id: number; type: "bytes"; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; type: "end" };
