/**
 * Refusals of the product, and how each REST generation words them.
 *
 * "Not there" and "not yours" are one answer. What is not modelled answers 501 with the name of the call, so that
 * nobody takes a guess for the product's behaviour.
 */
export class ProductError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 501,
    readonly code: string,
    readonly title: string,
  ) {
    super(title);
    this.name = 'ProductError';
  }
}

export function badRequest(title: string): ProductError {
  return new ProductError(400, 'BAD_REQUEST', title);
}

export function invalidParameter(name: string, value: string, expected: string): ProductError {
  const title = `Provided value {${value}} for '${name}' is not the correct type. Expected type is ${expected}`;
  return new ProductError(400, 'INVALID_REQUEST_PARAMETER', title);
}

export function notFound(): ProductError {
  return new ProductError(404, 'NOT_FOUND', 'Not Found');
}

export function forbidden(title = 'The user does not have permission to perform this operation'): ProductError {
  return new ProductError(403, 'FORBIDDEN', title);
}

export function conflict(title: string): ProductError {
  return new ProductError(409, 'CONFLICT', title);
}

export function notModelled(what: string): ProductError {
  return new ProductError(501, 'NOT_MODELLED', `not modelled: ${what}`);
}

/** The answer on the wire; `/wiki/api/v2` and `/wiki/rest/api` have their own error documents. */
export function errorResponse(path: string, error: ProductError): Response {
  const { status, code, title } = error;
  if (status === 501) return Response.json({ message: title }, { status });
  if (path.startsWith('/wiki/api/v2')) {
    return Response.json({ errors: [{ status, code, title, detail: null }] }, { status });
  }
  const data = { authorized: status !== 401 && status !== 403, valid: status !== 400, errors: [], successful: false };
  return Response.json({ statusCode: status, data, message: title }, { status });
}
