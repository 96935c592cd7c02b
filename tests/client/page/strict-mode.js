import { StrictMode, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createSession } from 'jotwasm/client';
globalThis.react = { StrictMode, createElement, createRoot, createSession };
