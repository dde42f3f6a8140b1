/**
 * One HTTP request without its key: the app sends it, the inspector shows it, and exported code is printed from it. The
 * sender adds the key; viewers and printers show a placeholder.
 */
export type HttpRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  /** The header that the key goes into. */
  auth: "bearer" | "x-api-key" | "none";
  body?: string;
};
