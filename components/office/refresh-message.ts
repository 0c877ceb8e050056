/** The message by which the page around an embedded office asks it to refresh. */
export const refreshMessage = 'mais:refresh';

export function refreshOffice(office: Window | null | undefined): void {
  office?.postMessage(refreshMessage, window.location.origin);
}
