import { createRunner } from '@/tests/contract/contract';
import { startRecorder } from '@/tests/contract/recorder';
import { recordingFolder, writeRecording } from '@/tests/contract/recording';
import { scenarios } from '@/tests/contract/scenarios';
import { setEnvironment } from '@/tests/support/environment';
import { keyRefusal } from './key';
import { stripeTarget } from './stripe-target';

/**
 * Records what we depend on from Stripe's test mode into tests/contract/stripe, which `npm test` compares the stand-in
 * with. `npm run contract:stripe -- refunds` records one scenario only.
 */
const key = process.env.STRIPE_SECRET_KEY?.trim();
const refused = keyRefusal(key);
if (!key || refused) {
  console.error(refused);
  process.exit(1);
}
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => scenarios.every((scenario) => scenario.name !== name));
if (unknown.length > 0) {
  console.error(
    `No scenario ${unknown.join(', ')}. There are: ${scenarios.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

const recorder = await startRecorder('https://api.stripe.com');
setEnvironment({ STRIPE_SECRET_KEY: key, STRIPE_API_URL: recorder.url });
const run = createRunner(recorder, stripeTarget(process.env.STRIPE_CONTRACT_ACCOUNT?.trim()));
let failed = 0;
for (const scenario of scenarios.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  try {
    const { exchanges, answers, unmet } = await run(scenario);
    writeRecording(recordingFolder, {
      scenario: scenario.name,
      apiVersion: recorder.apiVersion(),
      recordedOn: new Date().toISOString().slice(0, 10),
      answers,
      exchanges,
    });
    console.log(`✓ ${scenario.name}: recorded, ${exchanges.length} exchanges`);
    for (const { question, answer } of answers) console.log(`    ${question} ${JSON.stringify(answer)}`);
    for (const line of unmet) console.log(`  ! ${line}`);
    if (unmet.length > 0) failed += 1;
  } catch (error) {
    failed += 1;
    console.log(
      `✗ ${scenario.name}: not recorded. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
await recorder.close();
if (failed > 0) {
  console.log(
    `\n${failed} scenarios are not as we think. Teach the stand-in, or name the place in tests/contract/exceptions.ts.`,
  );
}
process.exit(failed > 0 ? 1 : 0);
