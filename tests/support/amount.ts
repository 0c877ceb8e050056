/**
 * The size of a randomised search: `few` in `npm test`, which has ten minutes for everything, `all` with TESTS=all.
 * Only for repetitions of one question (rounds, random cases, copies), never to skip a question.
 */
export const amount = (few: number, all: number) => (process.env.TESTS === 'all' ? all : few);
