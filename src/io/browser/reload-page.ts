/** Loads the page again, such as for a newer version of the app. */
export function reloadPage(): void {
  location.reload();
}
