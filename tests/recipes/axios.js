import axios from 'axios';
import { session } from './session.js';

export const api = axios.create({ adapter: 'fetch', env: { fetch: session.fetch } });
