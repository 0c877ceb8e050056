import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { isProblemCode, problemCodes, problemPath, problemWords } from '@/lib/domain/problems';
import { WithCode } from '../with-code';

/** All codes are prerendered by the build: any other address is a 404. */
export const dynamicParams = false;
export const generateStaticParams = () => problemCodes.map((code) => ({ code }));

type Params = Promise<{ code: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { code } = await params;
  return isProblemCode(code) ? { title: problemWords(code).title } : {};
}

/** The page behind the `type` of an API problem (RFC 9457): what it means and what to do. */
export default async function ProblemPage({ params }: { params: Params }) {
  const { code } = await params;
  if (!isProblemCode(code)) notFound();
  const { title, status, means, remedy } = problemWords(code);
  return (
    <article className="page grid max-w-[46rem] gap-8 py-12 sm:py-16">
      <header className="grid gap-3">
        <p className="font-mono text-sm text-soft">
          {status} {code}
        </p>
        <h1 className="display text-[clamp(2rem,5vw,3rem)]">{title}</h1>
        <p className="text-lg text-pretty">
          <WithCode text={means} />
        </p>
      </header>
      <section className="grid gap-2">
        <h2 className="text-lg font-medium">What to do</h2>
        <p className="text-pretty">
          <WithCode text={remedy} />
        </p>
      </section>
      <nav aria-label="All problems" className="grid gap-3 border-t pt-6">
        <h2 className="text-lg font-medium">All problems of the API</h2>
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {problemCodes.map((other) => (
            <li key={other}>
              <Link
                href={problemPath(other)}
                prefetch={false}
                aria-current={other === code ? 'page' : undefined}
                className="underline-offset-4 hover:underline aria-[current]:font-medium"
              >
                {problemWords(other).title} <span className="text-soft">{problemWords(other).status}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </article>
  );
}
