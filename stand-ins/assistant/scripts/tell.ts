import { answerOf, call, refused, type Script } from './parts';

const example =
  'Cut 45 minutes 40; Colour and care 90 minutes 95. Tuesday to Saturday 9 to 18. Free to cancel until 24 hours before.';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const aDay = days.join('|');
const sold = /([\p{L}][\p{L} ’'-]*?),? (\d{1,3}) min(?:utes)?,? (?:for |at )?(\d{1,5})\b/giu;
const open = new RegExp(`(${aDay})(?: to (${aDay}))?,? (?:from )?(\\d{1,2}) to (\\d{1,2})`, 'i');
const free = /(\d{1,4}) hours before/i;

/** Asks what a business does, and proposes to fill its draft with what is answered. */
export const tellOfBusiness: Script = {
  hears: /about (?:my|your) business|\d+ min(?:utes)?\b/i,
  next: (dialogue) => {
    const packages = [...dialogue.said.matchAll(sold)].map(([, name = '', minutes, price]) => ({
      name: name.trim(),
      summary: '',
      segment: null,
      priceCents: Number(price) * 100,
      minutes: Number(minutes),
    }));
    if (packages.length === 0)
      return {
        text: `What do you sell, how long does it take and what does it cost? When are you open, and until when is it free to cancel? As I am a script, please write it like this:\n\n${example}`,
      };
    const filled = answerOf(dialogue, 'set_up-fill');
    if (!filled)
      return call(dialogue, 'set_up-fill', {
        segments: [],
        packages,
        days: hoursIn(dialogue.said),
        policy: policyIn(dialogue.said),
      });
    if (filled.result !== 'proposed') return refused(filled);
    return {
      text: 'I have prepared your draft from that. Look at it above: nothing is filled until you confirm it with a click, and nobody sees it before you go live.',
    };
  },
};

function hoursIn(said: string) {
  const [, from, to = from, start, end] = open.exec(said) ?? [];
  if (!from || !to) return null;
  const [first, last] = [from, to].map((name) => days.indexOf(name.toLowerCase())) as [number, number];
  const period = { startMinute: Number(start) * 60, endMinute: Number(end) * 60 };
  return days.map((_, at) => (at >= first && at <= last ? [period] : []));
}

function policyIn(said: string) {
  const [, hours] = free.exec(said) ?? [];
  if (!hours) return null;
  return {
    freeUntilHours: Number(hours),
    lateKeepBps: 5000,
    depositBps: 0,
    paymentTiming: 'AT_APPOINTMENT',
  };
}
