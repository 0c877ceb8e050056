import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { root } from '../paths';
import { readSchema } from '../read-schema';

/**
 * The schema drift: the statements that would bring a migrated database to prisma/schema, by Prisma's own engine (as
 * WebAssembly: the binary can't be downloaded everywhere).
 * @returns the SQL statements; none when the two agree
 */
export async function schemaDrift(directUrl: string, schema = readSchema()): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: directUrl, max: 2 });
  const files = [{ path: 'schema.prisma', content: schema }];
  try {
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(withCharacters(pool)),
    );
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: join(root, 'prisma') },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return statements(stdout ?? '');
  } finally {
    await pool.end();
  }
}

function statements(script: string): string[] {
  return script
    .split(/;\s*\n/)
    .map((sql) => sql.replace(/^\s*--.*$/gm, '').trim())
    .filter(Boolean);
}

/** The engine reads catalogue columns of the type "char", which the adapter can't map: their type is overridden. */
function withCharacters(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const charOid = 18;
  const textOid = 25;
  const charColumns = new Map<string, number[]>();
  const query = pool.query.bind(pool) as (config: { text: string }) => Promise<pg.QueryResult>;
  const patched = async (config: { text: string }) => {
    const result = await query(config);
    const columns: number[] = [];
    for (const [index, field] of (result.fields ?? []).entries())
      if (field.dataTypeID === charOid) {
        field.dataTypeID = textOid;
        columns.push(index);
      }
    charColumns.set(config.text, columns);
    return result;
  };
  Object.assign(pool, { query: patched });

  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (request) => {
      const result = await queryRaw(request);
      for (const index of charColumns.get(request.sql) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
  return factory;
}
