import { checkCalendars } from './calendars';
import { type BookingFacts, type Facts, gatherFacts, type Witnesses } from './facts';

export type Verdict = {
  /** One line for each promise that was broken; empty: all were kept. */
  broken: string[];
  /** Those of them that say no more than that an answer took too long. */
  late: string[];
  bookings: number;
  captured: number;
  mails: number;
  /** Second copies of a mail: possible only where a process died between sending and noting it. */
  duplicateMails: number;
  deadJobs: number;
  slowestMs: number;
};

type Report = (line: string) => void;

/**
 * What MAIS promises whatever breaks, looked up in the database, at the stand-in for Stripe and in the mailbox, after
 * everything that was due has happened. Shares no code with the product.
 */
export async function checkPromises(witnesses: Witnesses): Promise<Verdict> {
  const facts = await gatherFacts(witnesses);
  const broken: string[] = [];
  const report: Report = (line) => broken.push(line);
  const late: string[] = [];
  for (const overlap of facts.overlaps) report(`two claims overlap: ${overlap.a} and ${overlap.b}`);
  for (const booking of facts.bookings) {
    checkClaims(booking, facts.now, report);
    checkMoney(booking, report);
  }
  checkStripe(facts, report);
  const duplicateMails = checkMails(facts, report);
  checkFiles(facts, report);
  checkCalendars(facts, report);
  checkWork(facts, report);
  checkAnswers(facts, report);
  checkPatience(facts, (line) => {
    late.push(line);
    report(line);
  });
  return {
    broken,
    late,
    bookings: facts.bookings.length,
    captured: facts.captures.length,
    mails: facts.mails.length,
    duplicateMails,
    deadJobs: facts.jobs.filter(({ status }) => status === 'DEAD').length,
    slowestMs: Math.max(0, ...facts.answers.map(({ ms }) => ms)),
  };
}

const live = new Set(['PENDING', 'CONFIRMED']);
const kept = new Set(['CONFIRMED', 'COMPLETED', 'NO_SHOW']);

function checkClaims(booking: BookingFacts, now: number, report: Report): void {
  const { claims, status } = booking;
  const mine = claims.filter(({ forMove }) => !forMove);
  if (!live.has(status) && !kept.has(status) && claims.length > 0)
    report(`booking ${booking.id} is ${status} and still holds ${claims.length} claims`);
  if (live.has(status) && booking.end > now && mine.length === 0)
    report(`booking ${booking.id} is ${status} and holds nothing`);
  if (status === 'CONFIRMED' && mine.some(({ expiresAt }) => expiresAt !== null))
    report(`booking ${booking.id} is confirmed but its claim would run out`);
  if (claims.some(({ expiresAt }) => expiresAt !== null && expiresAt <= now))
    report(`a hold of booking ${booking.id} outlived its expiry`);
  if (status !== 'PENDING') return;
  if (booking.holdExpiresAt === null || mine.some(({ expiresAt }) => expiresAt === null))
    report(`booking ${booking.id} is held without an end`);
  else if (booking.holdExpiresAt + 5 * 60_000 <= now)
    report(`the hold of booking ${booking.id} outlived its expiry`);
}

function checkMoney(booking: BookingFacts, report: Report): void {
  const { captures, payments } = booking;
  const net = captures.reduce((sum, { amount, refunded }) => sum + amount - refunded, 0);
  const paid = payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (kept.has(booking.status) && booking.arrangement === 'ONLINE' && paid < booking.dueNowCents)
    report(`booking ${booking.id} is ${booking.status} with ${paid} of ${booking.dueNowCents} paid`);
  if (net > booking.totalCents)
    report(`the customer of booking ${booking.id} paid ${net} for ${booking.totalCents}`);
  const byPurpose = Object.groupBy(captures, ({ purpose }) => purpose);
  for (const [purpose, all = []] of Object.entries(byPurpose)) {
    const stand = all.filter(({ amount, refunded }) => refunded < amount);
    if (purpose !== 'DIFFERENCE' && stand.length > 1)
      report(`the customer of booking ${booking.id} was charged ${stand.length} times for ${purpose}`);
  }
  for (const payment of payments.filter(({ intent }) => intent !== null)) {
    const capture = captures.find(({ intent }) => intent === payment.intent);
    if (!capture) report(`payment ${payment.id} of booking ${booking.id} is unknown to Stripe`);
    else if (capture.refunded !== payment.refundedCents)
      report(`payment ${payment.id}: Stripe gave back ${capture.refunded}, we say ${payment.refundedCents}`);
  }
}

/** Every captured payment belongs to a confirmed booking or has gone back in full. */
function checkStripe({ captures, bookings, sessionsOfCheckout }: Facts, report: Report): void {
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  for (const capture of captures) {
    const booking = byId.get(capture.bookingId);
    const rows = booking?.payments.filter(({ intent }) => intent === capture.intent).length ?? 0;
    if (rows !== 1) report(`payment ${capture.intent} was captured and is written down ${rows} times`);
    if (!booking || kept.has(booking.status)) continue;
    const owed = capture.amount - keptOf(booking, capture);
    if (capture.refunded !== owed)
      report(
        `payment ${capture.intent} of a booking that is ${booking.status}: ${capture.refunded} went back, not ${owed}`,
      );
  }
  for (const [checkout, sessions] of sessionsOfCheckout)
    if (sessions > 1) report(`checkout ${checkout} has ${sessions} payment pages`);
}

/** What a customer who cancels leaves with the business, by the policy that was agreed. Nothing in any other case. */
function keptOf(booking: BookingFacts, capture: Facts['captures'][number]): number {
  const { canceled, policy } = booking;
  if (booking.status !== 'CANCELED' || canceled?.by !== 'customer') return 0;
  const payment = booking.payments.find(({ intent }) => intent === capture.intent);
  if (!payment || payment.createdAt > canceled.at) return 0;
  const ahead = booking.start - canceled.at;
  const tiers = policy.cancellationTiers.filter(({ hoursBefore }) => ahead >= hoursBefore * 3_600_000);
  const tier = tiers.sort((a, b) => b.hoursBefore - a.hoursBefore)[0];
  const bps = Math.max(tier?.keepBps ?? policy.lateKeepBps, booking.keepFloorBps);
  const deposit = policy.depositRefundable ? 0 : booking.depositCents;
  return Math.min(capture.amount, Math.max(deposit, Math.round((booking.totalCents * bps) / 10_000)));
}

/** @returns second copies */
function checkMails({ bookings, mails, mailbox, jobs, now }: Facts, report: Report): number {
  const copies = new Map<string, number>();
  for (const { mailId } of mailbox) copies.set(mailId, (copies.get(mailId) ?? 0) + 1);
  const owed = Map.groupBy(mails, ({ bookingId, kind }) => `${bookingId} ${kind}`);
  const dead = new Set(jobs.filter(({ status }) => status === 'DEAD').map(({ mailId }) => mailId));
  const owes = (booking: BookingFacts, kind: string) => {
    const found = owed.get(`${booking.id} ${kind}`)?.length ?? 0;
    if (found !== 1) report(`booking ${booking.id} owes one ${kind} mail and has ${found}`);
  };
  for (const booking of bookings) {
    if (booking.confirmedAt !== null)
      for (const kind of ['booking_confirmed', 'owner_new_booking']) owes(booking, kind);
    if (booking.status === 'CANCELED') owes(booking, 'booking_canceled');
  }
  let duplicates = 0;
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  for (const mail of mails) {
    if (mail.failure === 'No longer needed.' && isNeeded(mail.kind, byId.get(mail.bookingId ?? ''), now))
      report(`the ${mail.kind} mail ${mail.id} was dropped though it is needed`);
    const sent = copies.get(mail.id) ?? 0;
    copies.delete(mail.id);
    if (sent > 2) report(`the ${mail.kind} mail ${mail.id} was sent ${sent} times`);
    duplicates += Math.max(0, sent - 1);
    if (mail.status === 'SENT' && sent === 0)
      report(`the ${mail.kind} mail ${mail.id} counts as sent and never was`);
    if (mail.status === 'QUEUED' && !dead.has(mail.id))
      report(`the ${mail.kind} mail ${mail.id} is owed and nobody will send it`);
    if ((mail.status === 'FAILED' || mail.status === 'BOUNCED') && mail.failure === '')
      report(`the ${mail.kind} mail ${mail.id} failed and nobody knows why`);
  }
  for (const id of copies.keys()) report(`a mail went out that nobody owed (${id})`);
  return duplicates;
}

/** Whether a mail of this kind has something to say about the booking as it is now. */
function isNeeded(kind: string, booking: BookingFacts | undefined, now: number): boolean {
  if (!booking) return true;
  const { status, start, payments, totalCents } = booking;
  const paid = payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
  switch (kind) {
    case 'booking_confirmed':
    case 'booking_moved':
    case 'owner_new_booking':
      return status !== 'CANCELED';
    case 'reminder':
      return status === 'CONFIRMED' && start > now;
    case 'balance_due':
      return status === 'CONFIRMED' && paid < totalCents;
    case 'pay_link':
      return status === 'PENDING';
    default:
      return true;
  }
}

/** No page shows what isn't there, no file is kept without its bytes, and no bytes are nobody's. */
function checkFiles({ files, shown, stored }: Facts, report: Report): void {
  const rows = new Map(files.map((file) => [file.id, file]));
  for (const address of shown) {
    const [, , , id = ''] = address.split('/');
    if (rows.get(id)?.state !== 'LIVE') report(`a page shows ${address}, which is not kept`);
    if (!stored.includes(address.slice('/files/'.length).split('#', 1)[0] ?? ''))
      report(`a page shows ${address}, of which there are no bytes`);
  }
  for (const { id, tenantId, state, isPicture } of files) {
    const names = stored.filter((key) => key.startsWith(`${tenantId}/${id}/`));
    const is = (end: RegExp) => names.some((name) => end.test(name));
    const whole = isPicture ? is(/\d+x\d+-\w{6}\.webp$/) && is(/\.(?:jpg|png)$/) : is(/\/document$/);
    if (state === 'LIVE' && !whole) report(`file ${id} is kept without its bytes`);
  }
  for (const key of stored)
    if (!rows.has(key.split('/')[1] ?? '')) report(`nobody knows of the bytes at ${key}`);
}

/** Every job is finished, or visible as failed with a reason; what Stripe was thanked for was not lost. */
function checkWork({ jobs, events, acknowledged }: Facts, report: Report): void {
  for (const job of jobs) {
    if (job.status === 'READY' || job.status === 'RUNNING')
      report(`job ${job.name} ${job.id} is left ${job.status}`);
    if (job.status === 'DEAD' && job.lastError === '')
      report(`job ${job.name} ${job.id} failed without a reason`);
  }
  for (const id of acknowledged)
    if (!events.some(({ externalId }) => externalId === id))
      report(`event ${id} was acknowledged and not stored`);
  for (const event of events) {
    const dead = jobs.some(({ eventId, status }) => eventId === event.id && status === 'DEAD');
    if (!event.processed && !dead)
      report(`event ${event.externalId} (${event.type}) was stored and forgotten`);
  }
}

/** 503 and 429 say "come back"; any other 5xx is a surprise. No answer at all (0) is what a killed process gives. */
function checkAnswers({ answers }: Facts, report: Report): void {
  for (const { what, status } of answers)
    if (status >= 500 && status !== 503) report(`${what} was answered ${status}`);
}

function checkPatience({ answers }: Facts, report: Report): void {
  for (const { what, ms, limitMs } of answers)
    if (ms > limitMs) report(`${what} was answered after ${Math.round(ms)} ms (limit ${limitMs})`);
}
