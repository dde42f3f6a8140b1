/**
 * One HTTP request without its key: what the app sends, what the inspector shows and what exported code is printed
 * from. `auth` says where a key goes; whoever sends adds it, whoever shows prints a placeholder.
 */
export type HttpRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  /** Which header the key goes into. */
  auth: "bearer" | "x-api-key" | "none";
  body?: string;
};
