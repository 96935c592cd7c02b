import ky from 'ky';
import { session } from './session.js';

export const api = ky.create({ fetch: session.fetch });
