/** Errors that are answers. Whatever else is thrown is a 500, and for the log. */
import { json } from './answers.ts';

/** RFC 6749 section 5.2: `error` and `error_description`, as JSON. */
export class OAuthError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, description: string, headers: Record<string, string> = {}) {
    super(description);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  toResponse(): Response {
    return json(this.status, { error: this.code, error_description: this.message }, this.headers);
  }
}

/** For a person: shown as a page. */
export class PageError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export const invalidRequest = (description: string): OAuthError => new OAuthError(400, 'invalid_request', description);
export const invalidGrant = (description: string): OAuthError => new OAuthError(400, 'invalid_grant', description);
