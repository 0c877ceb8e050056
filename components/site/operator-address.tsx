import { Callout } from '@/components/ui/callout';

type Operator = { name: string; address: string; email: string };
type OperatorAddressProps = { operator: Operator | null; isDemo: boolean };

/** Who runs the platform. Where nobody has said so, the page doesn't pretend that somebody had. */
export function OperatorAddress({ operator, isDemo }: OperatorAddressProps) {
  if (operator)
    return (
      <address className="grid gap-0.5 not-italic">
        <span className="font-medium">{operator.name}</span>
        {operator.address.split(',').map((line) => (
          <span key={line}>{line.trim()}</span>
        ))}
        <a href={`mailto:${operator.email}`} className="w-fit underline underline-offset-4">
          {operator.email}
        </a>
      </address>
    );
  return (
    <Callout tone="caution" title={isDemo ? 'This is a demonstration' : 'Nobody is named here yet'}>
      {isDemo
        ? 'It runs on somebody’s own computer, with invented businesses and no real money. Where real businesses take bookings, the name and the address of whoever runs the platform stand here.'
        : 'Whoever runs this platform has not given a name and an address. If that is you: set OPERATOR_NAME, OPERATOR_ADDRESS and OPERATOR_EMAIL, and this page will show them. Most countries require it before businesses and their customers use a platform.'}
    </Callout>
  );
}

/** The operator in the middle of a sentence. */
export const operatorName = (operator: Operator | null) =>
  operator ? operator.name : 'whoever runs this platform';
