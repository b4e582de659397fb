/** The value of an expression as an answer of REST, with the beans and primitive values it holds counted. */
import { notModelledExpression } from './expression-error';
import { Entity, ExpressionMap, isList, typeOf, type Value } from './values';

export interface ExpressionJson {
  readonly json: unknown;
  readonly beans: number;
  readonly primitiveValues: number;
}

export function valueToJson(value: Value): ExpressionJson {
  let beans = 0;
  let primitiveValues = 0;
  const convert = (part: Value): unknown => {
    if (part === null || typeof part !== 'object') {
      primitiveValues += 1;
      return part;
    }
    if (isList(part)) return part.map(convert);
    if (part instanceof ExpressionMap) {
      return Object.fromEntries([...part.entries].map(([key, member]) => [key, convert(member)]));
    }
    const toJson = part instanceof Entity ? part.definition.toJson : undefined;
    if (toJson === undefined) throw notModelledExpression(`${typeOf(part)} as the result`);
    beans += 1;
    return toJson();
  };
  return { json: convert(value), beans, primitiveValues };
}
