/**
 * How much of a search one run makes: `few` in `npm test`, which has ten minutes for everything, `all` with TESTS=all.
 * For repetitions of one question only (rounds, random cases, copies), never for questions.
 */
export const amount = (few: number, all: number) => (process.env.TESTS === 'all' ? all : few);
