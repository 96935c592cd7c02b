// @ts-check
import { jwtVerify } from 'jose';
import { expect, secret, token } from './given.mjs';

expect((await jwtVerify(token, new TextEncoder().encode(secret))).payload);
