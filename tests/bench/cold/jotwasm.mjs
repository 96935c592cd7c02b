// @ts-check
import { Key, verify } from 'jotwasm';
import { expect, secret, token } from './given.mjs';

expect(verify(token, Key.fromSecret(secret)));
