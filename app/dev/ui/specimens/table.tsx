import { Money } from '@/components/ui/money';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Specimen } from '../specimen';

const lines = [
  { what: 'Elopement, a whole day', cents: 90_000 },
  { what: 'An album of forty pages in linen, with a second one for the parents', cents: 24_500 },
];

export const specimen: Specimen = {
  shows: ['table'],
  states: [
    {
      title: 'Cards on a phone',
      wide: true,
      content: (
        <Table caption="A bill">
          <TableHead>
            <tr>
              <TableHeader>What</TableHeader>
              <TableHeader numeric>Price</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {lines.map(({ what, cents }) => (
              <TableRow key={what}>
                <TableCell>{what}</TableCell>
                <TableCell numeric label="Price">
                  <Money cents={cents} currency="GBP" />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ),
    },
  ],
};
