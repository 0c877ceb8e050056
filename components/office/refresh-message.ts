/** What the page around an office in a frame may say to it: "look again". */
export const refreshMessage = 'mais:refresh';

export function refreshOffice(office: Window | null | undefined): void {
  office?.postMessage(refreshMessage, window.location.origin);
}
