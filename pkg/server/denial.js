// @ts-check
import { HttpError } from './http-error.js';
import { unavailable } from './verdict.js';

/** Thrown inside a guard: what is answered, and what it comes from. No Error: it has no use for a stack. */
export class Denial {
  /** @param {HttpError} answer @param {unknown} reason */
  constructor(answer, reason = answer) {
    this.answer = answer;
    this.reason = reason;
  }
}

/**
 * Of somebody who was asked about a token and failed, which is not its fault. An HttpError is an answer, whoever
 * throws it.
 * @param {unknown} error
 */
export const outage = (error) => new Denial(error instanceof HttpError ? error : unavailable(), error);
