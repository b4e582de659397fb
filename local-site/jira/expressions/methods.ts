/** The methods of lists, texts, maps and bags of properties. A method that is not here is named, never imitated. */
import { areEqual } from './operators';
import { ExpressionMap, fromJson, isList, Lambda, PropertyBag, type Value } from './values';

/** What a method may use of the evaluation around it. */
export interface MethodCall {
  readonly args: readonly Value[];
  fail(reason: string): Error;
  countExpensive(): void;
  test(value: Value): boolean;
}
type Method<T> = (self: T, call: MethodCall) => Value;

function lambdaOf(call: MethodCall): Lambda {
  const [given] = call.args;
  if (given instanceof Lambda) return given;
  throw call.fail('a function is expected as the argument.');
}
function textOf(call: MethodCall, index = 0): string {
  const given = call.args[index];
  if (typeof given === 'string') return given;
  throw call.fail('a String is expected as the argument.');
}
function numberOf(call: MethodCall, index: number): number | undefined {
  const given = call.args[index];
  if (given === undefined || typeof given === 'number') return given;
  throw call.fail('a Number is expected as the argument.');
}
const argument = (call: MethodCall): Value => {
  const [given] = call.args;
  if (given === undefined) throw call.fail('an argument is expected.');
  return given;
};
const flatten = (items: readonly Value[]): readonly Value[] =>
  items.flatMap((item) => (isList(item) ? flatten(item) : [item]));

const LIST: Readonly<Record<string, Method<readonly Value[]>>> = {
  map: (self, call) => {
    const lambda = lambdaOf(call);
    return self.map((item, index) => lambda.apply([item, index]));
  },
  filter: (self, call) => {
    const lambda = lambdaOf(call);
    return self.filter((item, index) => call.test(lambda.apply([item, index])));
  },
  some: (self, call) => {
    const lambda = lambdaOf(call);
    return self.some((item, index) => call.test(lambda.apply([item, index])));
  },
  every: (self, call) => {
    const lambda = lambdaOf(call);
    return self.every((item, index) => call.test(lambda.apply([item, index])));
  },
  flatMap: (self, call) => {
    const lambda = lambdaOf(call);
    return self.flatMap((item, index) => {
      const made = lambda.apply([item, index]);
      return isList(made) ? made : [made];
    });
  },
  flatten: (self) => flatten(self),
  includes: (self, call) => self.some((item) => areEqual(item, argument(call))),
  indexOf: (self, call) => self.findIndex((item) => areEqual(item, argument(call))),
  slice: (self, call) => self.slice(numberOf(call, 0), numberOf(call, 1)),
};

const TEXT: Readonly<Record<string, Method<string>>> = {
  includes: (self, call) => self.includes(textOf(call)),
  indexOf: (self, call) => self.indexOf(textOf(call)),
  split: (self, call) => self.split(textOf(call)),
  slice: (self, call) => self.slice(numberOf(call, 0), numberOf(call, 1)),
  substring: (self, call) => self.substring(numberOf(call, 0) ?? 0, numberOf(call, 1)),
  trim: (self) => self.trim(),
  toLowerCase: (self) => self.toLowerCase(),
  toUpperCase: (self) => self.toUpperCase(),
  /** The parts found, or null: whether Jira's patterns differ from JavaScript's in more than that is not known. */
  match: (self, call) => {
    const found = readPattern(call).exec(self);
    return found === null ? null : found.map((part: string | undefined) => part ?? null);
  },
};

function readPattern(call: MethodCall): RegExp {
  try {
    return new RegExp(textOf(call));
  } catch {
    throw call.fail('the pattern is not valid.');
  }
}

/** The method's value; undefined when the type has no such method here. */
export function callMethod(self: Value, name: string, call: MethodCall): Value | undefined {
  if (isList(self)) return own(LIST, name)?.(self, call);
  if (typeof self === 'string') return own(TEXT, name)?.(self, call);
  if (self instanceof ExpressionMap && name === 'get') return self.entries.get(textOf(call)) ?? null;
  if (self instanceof PropertyBag && name === 'get') {
    call.countExpensive();
    return fromJson(self.read(textOf(call)) ?? null);
  }
  return undefined;
}

const own = <T>(methods: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(methods, name) ? methods[name] : undefined;
