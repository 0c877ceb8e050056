/** A small table of words; on a narrow screen each row is a paragraph of its own. */
export function PlainTable({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <table className="w-full text-left text-sm max-sm:block">
      <thead className="max-sm:sr-only">
        <tr>
          {head.map((word) => (
            <th key={word} scope="col" className="border-b py-2 pr-6 font-medium">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:grid">
        {rows.map(([first, ...others]) => (
          <tr key={first} className="border-b max-sm:grid max-sm:gap-0.5 max-sm:py-2.5">
            <th scope="row" className="py-2 pr-6 align-top font-normal max-sm:p-0 max-sm:font-medium">
              {first}
            </th>
            {others.map((text) => (
              <td key={text} className="py-2 pr-6 align-top text-soft max-sm:p-0">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
