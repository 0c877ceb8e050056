import { Prisma } from '@/lib/data/prisma-client/client';

/** SQL NULL in a JSON column (Prisma would read a plain null as a JSON null). */
export const jsonNull = Prisma.DbNull;
