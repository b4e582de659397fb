/** The syntax tree of a Jira expression. Every node knows the part of the text it stands for, which errors quote. */

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';
export type UnaryOperator = '!' | '-' | 'typeof';

interface Part {
  readonly text: string;
}
export interface LiteralNode extends Part {
  readonly kind: 'literal';
  readonly value: null | boolean | number | string;
}
export interface NameNode extends Part {
  readonly kind: 'name';
  readonly name: string;
}
export interface ListNode extends Part {
  readonly kind: 'list';
  readonly items: readonly ExpressionNode[];
}
export interface MapNode extends Part {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly value: ExpressionNode }[];
}
/** `object.key`, `object['key']`; with `?.` nothing is read of null. */
export interface MemberNode extends Part {
  readonly kind: 'member';
  readonly object: ExpressionNode;
  readonly key: ExpressionNode;
  readonly isOptional: boolean;
}
export interface CallNode extends Part {
  readonly kind: 'call';
  readonly callee: ExpressionNode;
  readonly args: readonly ExpressionNode[];
}
export interface LambdaNode extends Part {
  readonly kind: 'lambda';
  readonly parameters: readonly string[];
  readonly body: ExpressionNode;
}
export interface UnaryNode extends Part {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: ExpressionNode;
}
export interface BinaryNode extends Part {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}
export interface ConditionalNode extends Part {
  readonly kind: 'conditional';
  readonly test: ExpressionNode;
  readonly whenTrue: ExpressionNode;
  readonly whenFalse: ExpressionNode;
}
/** `let name = value; body` */
export interface LetNode extends Part {
  readonly kind: 'let';
  readonly name: string;
  readonly value: ExpressionNode;
  readonly body: ExpressionNode;
}
export type ExpressionNode =
  | LiteralNode
  | NameNode
  | ListNode
  | MapNode
  | MemberNode
  | CallNode
  | LambdaNode
  | UnaryNode
  | BinaryNode
  | ConditionalNode
  | LetNode;
