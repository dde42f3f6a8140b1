/**
 * A text as a literal in double quotes that JSON, Python and JavaScript all read alike. Characters that an editor takes
 * for line ends or shows in another order are escaped, and so are lone surrogates.
 */
export function quoteText(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, "0");
}
