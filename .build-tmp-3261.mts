const { testEnv } = await import('/work/wt/security/tests/support/env.ts');
const { buildIfChanged } = await import('/work/wt/security/scripts/build.ts');
console.log((await buildIfChanged({ ...testEnv(), DEMO: '1' })) ? 'built' : 'nothing changed');
process.exit(0);
