/** The facts of a PDF that are read before it is sent. */
export type PdfFacts = {
  pageCount: number;
  /** False where the first pages have no text, as in a scan. */
  hasText: boolean;
  hasForm: boolean;
  /** True for a PDF that opens without a password but forbids changes or copies. */
  isProtected: boolean;
};

/** Facts that few PDFs have, in short words for the chip. */
export function describePdf({ hasText, hasForm, isProtected }: PdfFacts): string[] {
  return [
    ...(hasText ? [] : ["no text in it: models read the pictures of its pages"]),
    ...(hasForm ? ["a form: what is filled in is sent"] : []),
    ...(isProtected ? ["protected: a service may refuse it"] : []),
  ];
}
