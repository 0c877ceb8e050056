/** Where it stands, its bytes as Latin-1, and what they say. */
const marks: [at: number, mark: string, type: string][] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [8, 'WEBP', 'image/webp'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftyphei', 'image/heic'],
  [4, 'ftyphev', 'image/heic'],
  [4, 'ftypmif1', 'image/heic'],
];

const office = 'application/vnd.openxmlformats-officedocument';
/** What is in a ZIP says what it is; its directory stands at its end. */
const packed: [RegExp, string][] = [
  [/word\/document\.xml/, `${office}.wordprocessingml.document`],
  [/xl\/workbook\.xml/, `${office}.spreadsheetml.sheet`],
  [/ppt\/presentation\.xml/, `${office}.presentationml.presentation`],
  [/mimetypeapplication\/vnd\.oasis\.opendocument\.text/, 'application/vnd.oasis.opendocument.text'],
  [
    /mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/,
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
];

export const otherDocument =
  'Use a PDF, a picture, a Word, Excel or OpenDocument file, a ZIP, or plain text.';

/**
 * What a document is by its bytes, never by its name; null for what isn't taken: programs, pages and whatever a browser
 * could run. It is only ever offered to be saved, whatever it is.
 */
export function documentType(bytes: Uint8Array): string | null {
  const latin = (from: number, to?: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  const head = latin(0, 1024);
  // At its very beginning: readers of PDF look further, and a program could be before it.
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'application/pdf';
  const known = marks.find(([at, mark]) => head.startsWith(mark, at));
  if (known) return known[2];
  if (head.startsWith('PK\x03\x04')) {
    const names = head + latin(-65_536);
    return packed.find(([name]) => name.test(names))?.[1] ?? 'application/zip';
  }
  return isPlainText(bytes) ? 'text/plain; charset=utf-8' : null;
}

/** By which ends of a name a computer opens such a file as what it is; the first is added where a name has another. */
const ends: Record<string, readonly [string, ...string[]]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/zip': ['zip'],
};
const ofText = ['txt', 'csv', 'tsv', 'md', 'log'] as const;

/**
 * The name under which a document is kept and saved. A computer goes by the end of a name, not by the type that it came with:
 * what isn't a program is never saved as one.
 */
export function documentName(name: string, type: string): string {
  const known = ends[type] ?? ofText;
  const end = /\.([^.]*)$/.exec(name.replace(/[. ]+$/, ''))?.[1]?.toLowerCase() ?? '';
  return known.includes(end) ? name.replace(/[. ]+$/, '') : `${name.slice(0, 190)}.${known[0]}`;
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    return !/[\0-\x08\x0e-\x1f\x7f]/.test(text) && !/^\s*(?:<[!?a-z]|#!)/i.test(text);
  } catch {
    return false;
  }
}
