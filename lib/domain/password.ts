/** What attackers guess first. Long enough each, so a minimum length alone would let them through. */
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
 * Why a password is too easy to guess, in a sentence; null when it is good enough. Length counts most; also refused are
 * words that everybody knows about the person (`personal`), common passwords, and too few different characters.
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
