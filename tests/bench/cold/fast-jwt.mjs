// @ts-check
import { createVerifier } from 'fast-jwt';
import { expect, secret, token } from './given.mjs';

expect(createVerifier({ key: secret })(token));
