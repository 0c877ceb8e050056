const steps = [
  {
    title: 'Say who you are',
    text: 'A name and a trade make a site with pictures, packages, hours and fair rules. It takes about a minute.',
  },
  {
    title: 'Make it yours',
    text: 'Change a price, a photo, a sentence. What you save is live the same moment.',
  },
  {
    title: 'Connect payments',
    text: 'Cards go through Stripe straight to your account. Or let people pay at the appointment.',
  },
];

export function Steps() {
  return (
    <ol className="grid gap-8 md:grid-cols-3">
      {steps.map(({ title, text }, index) => (
        <li key={title} className="grid content-start gap-3">
          <span aria-hidden className="display text-5xl text-accent-text">
            {index + 1}
          </span>
          <h3 className="text-lg font-medium">{title}</h3>
          <p className="text-pretty text-soft">{text}</p>
        </li>
      ))}
    </ol>
  );
}
