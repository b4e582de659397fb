/**
 * Why an expression gives no value. `refused` is Jira's own answer, in its words where they are published; `notModelled`
 * names what the real language has and this one has not: nothing is guessed.
 */
export type ExpressionErrorKind = 'syntax' | 'other' | 'evaluation' | 'notModelled';

export class ExpressionError extends Error {
  readonly kind: ExpressionErrorKind;
  /** Where a syntax error was found, counted from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(kind: ExpressionErrorKind, message: string, at?: { readonly line: number; readonly column: number }) {
    super(message);
    this.kind = kind;
    this.line = at?.line;
    this.column = at?.column;
  }
}

export const notModelledExpression = (what: string): ExpressionError =>
  new ExpressionError('notModelled', `not modelled: ${what} in a Jira expression`);

/** Jira quotes the part of the expression that failed. */
export const evaluationFailed = (part: string, reason: string): ExpressionError =>
  new ExpressionError('evaluation', `Evaluation failed: "${part}" - ${reason}`);
