/**
 * The same answer with fewer rows of its longest lists, until its JSON is short enough: a list that is cut off says so, a
 * text that is cut off in its middle can't be read.
 */
export function fewerRows(answer: unknown, characters: number): unknown {
  let value = answer;
  for (
    let length = JSON.stringify(value).length;
    length > characters;
    length = JSON.stringify(value).length
  ) {
    const longest = Math.max(0, ...listsOf(value).map((list) => JSON.stringify(list).length));
    if (longest === 0)
      return { result: 'answered', note: 'This is too long to be read. Ask for less of it.' };
    value = halved(value, longest);
  }
  return value;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const listsOf = (value: unknown): unknown[][] => {
  if (!isObject(value)) return [];
  const inside = Object.values(value).flatMap(listsOf);
  return Array.isArray(value) && value.length > 0 ? [value, ...inside] : inside;
};

function halved(value: unknown, length: number): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    if (JSON.stringify(value).length !== length) return value.map((each) => halved(each, length));
    return value.slice(0, Math.floor(value.length / 2));
  }
  const entries = Object.entries(value);
  const isCut = entries.some(([, each]) => Array.isArray(each) && JSON.stringify(each).length === length);
  return {
    ...Object.fromEntries(entries.map(([key, each]) => [key, halved(each, length)])),
    ...(isCut ? { onlyTheFirstRows: true } : {}),
  };
}
