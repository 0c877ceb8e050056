import { newId } from '../ids';
import { checkAmount } from './amounts';
import { invalid } from './errors';
import type { Params } from './params';
import type { SessionLine } from './session-objects';

function readLine(params: Params): SessionLine {
  params.only('price_data', 'quantity');
  const price = params.child('price_data');
  if (!price)
    throw invalid(`Missing required param: ${params.name('price_data')}.`, params.name('price_data'));
  price.only('currency', 'product_data', 'unit_amount', 'tax_behavior');
  const product = price.child('product_data');
  if (!product)
    throw invalid(`Missing required param: ${price.name('product_data')}.`, price.name('product_data'));
  product.only('name', 'description', 'images', 'metadata');
  const unit = price.int('unit_amount');
  if (unit === undefined) {
    throw invalid(`Missing required param: ${price.name('unit_amount')}.`, price.name('unit_amount'));
  }
  const quantity = params.int('quantity', 1) ?? 1;
  const currency = price.required('currency').toLowerCase();
  const total = unit * quantity;
  return {
    id: newId('li'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: product.required('name'),
    price: {
      id: newId('price'),
      object: 'price',
      currency,
      product: newId('prod', 14),
      unit_amount: unit,
      type: 'one_time',
    },
    quantity,
  };
}

export function readLines(params: Params): { lines: SessionLine[]; total: number; currency: string } {
  const lines = params.list('line_items').map(readLine);
  const [first] = lines;
  if (!first) throw invalid('Missing required param: line_items.', 'line_items', 'parameter_missing');
  const { currency } = first;
  if (lines.length > 100) throw invalid('line_items can have at most 100 items.', 'line_items');
  if (lines.some((line) => line.currency !== currency)) {
    throw invalid('All line items must have the same currency.', 'line_items');
  }
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  checkAmount(total, currency, 'line_items');
  return { lines, total, currency };
}
