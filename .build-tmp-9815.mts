const { testEnv } = await import('/work/wt/faults/tests/support/env.ts');
const { buildIfChanged } = await import('/work/wt/faults/scripts/build.ts');
console.log((await buildIfChanged({ ...testEnv(), DEMO: '1' })) ? 'built' : 'nothing changed');
process.exit(0);
