/** What people who guess try first. All are long enough, so length alone would let them through. */
const common = [
  'password',
  'passw0rd',
  '1234567890',
  '0123456789',
  'qwertyuiop',
  'asdfghjkl',
  'letmein',
  'iloveyou',
  'welcome',
];

/**
 * Why this is too easy to guess, in a sentence; null when it is good enough. Length is what counts; on top of it
 * refused: what everybody knows about the person (`personal`), the usual suspects, and one thing over and over.
 */
export function passwordProblem(password: string, personal: string[]): string | null {
  if (password.length < 10) return 'At least 10 characters.';
  const said = squeeze(password);
  const rest = common.reduce((text, word) => text.replaceAll(word, ''), said);
  if (rest.length < said.length && rest.length < 6) return 'This is one of the first that people try.';
  if (new Set(said).size < 5) return 'Too much of the same. A few unrelated words are better.';
  const known = personal.map(squeeze).filter((text) => text.length >= 4);
  if (known.some((text) => said.includes(text) && said.length - text.length < 6)) {
    return 'This is mostly your name or address. A few unrelated words are better.';
  }
  return null;
}

const squeeze = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
