// @ts-check
// @ts-expect-error It ships no types.
import jsonwebtoken from 'jsonwebtoken';
import { expect, secret, token } from './given.mjs';

expect(jsonwebtoken.verify(token, secret));
