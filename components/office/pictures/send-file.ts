/** As long as the address is good (lib/usecases/files/announce.ts). */
const limitMs = 300_000;

/**
 * Puts a file to where it was announced. By XMLHttpRequest: fetch doesn't tell how much has gone.
 * @param onProgress 0–1
 * @returns whether the store took it; false also when it was stopped
 */
export function sendFile(
  to: { url: string; headers: Record<string, string> },
  file: Blob,
  { onProgress, signal }: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', to.url);
    for (const [name, value] of Object.entries(to.headers)) request.setRequestHeader(name, value);
    request.timeout = limitMs;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onloadend = () => resolve(request.status >= 200 && request.status < 300);
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) resolve(false);
    else request.send(file);
  });
}
