import fc from 'fast-check';
import { z } from 'zod';

/** Candidate values where a schema only says "text", by the field's name. */
export type Known = (field: string, format: string | undefined) => readonly string[];

type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
};

/**
 * Generates values that a zod schema most likely accepts. Refinements beyond the shape are up to `known`; a value that
 * they refuse is an invalid input like any other.
 */
export function arbitraryFromSchema(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  return fits(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '', known);
}

function fits(schema: Schema, field: string, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((each) => fits(each, field, known)));
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((each) => fits(each, field, known)))
      .map((parts) => Object.assign({}, ...(parts as object[])));
  switch (schema.type) {
    case 'object':
      return objects(schema, known);
    case 'array':
      return fc.array(fits(schema.items ?? {}, field, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, Math.max(4, schema.minItems ?? 0)),
      });
    case 'string':
      return texts(schema, field, known);
    case 'integer':
      return fc.oneof(
        fc.integer({
          min: Math.max(schema.minimum ?? 0, -10),
          max: Math.min(schema.maximum ?? 5000, 5000),
        }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 1),
      );
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, fits(each, name, known)] as const,
  );
  if (fields.length || typeof schema.additionalProperties !== 'object') {
    return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  }
  return fc.dictionary(fc.string({ maxLength: 8 }), fits(schema.additionalProperties, '', known), {
    maxKeys: 4,
  });
}

function texts({ minLength = 0, maxLength = 200, format }: Schema, field: string, known: Known) {
  const some = known(field, format);
  const own = fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 40)),
  });
  if (!some.length) return own;
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...some) }, { weight: 1, arbitrary: own });
}
