import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { StreamRow } from "./stream-row.ts";

/** Where a body is cut: the number of bytes of each piece, in a row that repeats. */
export type Cuts = readonly number[];

/** A server on this machine that sends rows, each piece on its own way through the socket. */
export type RowServer = { origin: string; serve(row: StreamRow, cuts: Cuts): void; close(): Promise<void> };

export async function startRowServer(): Promise<RowServer> {
  let planned: { row: StreamRow; cuts: Cuts } | undefined;
  const listener = createServer((_incoming, response) => {
    if (planned) void send(response, planned.row, planned.cuts);
  });
  // See e2e/api-server: with an ordinary one, Node's fetch may ask again on a connection that broke.
  listener.keepAliveTimeout = 1000;
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    origin: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    serve: (row, cuts) => void (planned = { row, cuts }),
    async close() {
      const closed = once(listener, "close");
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
}

async function send(response: ServerResponse, row: StreamRow, cuts: Cuts): Promise<void> {
  const plain = Buffer.from(row.body);
  const bytes = row.gzip ? gzipSync(plain) : plain;
  const type = row.contentType ?? "text/event-stream";
  response.socket?.setNoDelay(true);
  response.writeHead(200, {
    ...(type === "" ? {} : { "Content-Type": type }),
    ...(row.gzip ? { "Content-Encoding": "gzip" } : {}),
  });
  response.flushHeaders();
  for (let start = 0, index = 0; start < bytes.length; index += 1) {
    const size = cuts[index % cuts.length] ?? bytes.length;
    const piece = bytes.subarray(start, start + size);
    start += size;
    await new Promise<unknown>((resolve) => response.write(piece, resolve));
    // The other side reads what is there before more comes.
    await nextTurn();
    if (response.destroyed) return;
  }
  if (row.ending === "breaks") response.destroy();
  else if (row.ending !== "stays-open") response.end();
}
