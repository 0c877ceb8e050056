/** The sign-ins of the demo. Public, as is the password that all of them share. */
export const demoPeople = [
  { email: 'owner@bella-weddings.test', of: 'Bella Weddings' },
  { email: 'owner@serene-spa.test', of: 'Serene Spa' },
  { email: 'owner@outback-tours.test', of: 'Outback & Island Tours' },
  { email: 'operator@mais.test', of: 'the operator' },
] as const;

export const demoKeys = ['bella', 'serene', 'outback'].flatMap((name) => [
  `pk_demo_${name}`,
  `sk_demo_${name}`,
]);

export const demoAccessRefusal =
  'This database holds the demo, whose passwords and keys are public, so it is served with DEMO=1 and stand-ins only.';
