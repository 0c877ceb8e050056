/** Polls for new mail every few seconds and reloads the page only then; shows times in the reader's own zone. */
export const inboxScript = `
const { base, newest } = document.body.dataset;
for (const time of document.querySelectorAll('time')) {
  const at = new Date(time.dateTime);
  time.textContent = time.closest('nav')
    ? at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    : at.toLocaleString([], { dateStyle: 'full', timeStyle: 'short' });
}
const search = new URLSearchParams(location.search).get('to') ?? '';
setInterval(async () => {
  if (document.hidden || document.activeElement?.id === 'to') return;
  try {
    const page = await fetch(base + (search ? '?to=' + encodeURIComponent(search) : ''));
    const text = await page.text();
    const now = new DOMParser().parseFromString(text, 'text/html');
    if (now.body.dataset.newest === document.body.dataset.newest) return;
    document.body.dataset.newest = now.body.dataset.newest;
    const open = document.querySelector('nav [aria-current]')?.getAttribute('href');
    document.querySelector('nav').replaceWith(now.querySelector('nav'));
    if (open) document.querySelector('nav a[href="' + CSS.escape(open) + '"]')?.setAttribute('aria-current', 'page');
  } catch {
    // The app is being restarted: try again in a moment.
  }
}, 3000);
`;
