// @ts-check
// A constant token, and what every first verification must come to.
export const secret = 'jotwasm-cold-start-secret-0123456789';
export const token =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiMjQ4Mjg' +
  '5NzYxMDAxIiwiYXVkIjoiaHR0cHM6Ly9hcGkuZXhhbXBsZS5jb20iLCJleHAiOjQxMDI0NDQ4MDAsIm5iZiI6MTc2NzIyNTYwMCw' +
  'iaWF0IjoxNzY3MjI1NjAwLCJqdGkiOiJiN2MxZDhmMi02YTNlLTRjMDktOWQ1NS04MWM0ZmUiLCJuYW1lIjoiQWRhIExvdmVsYWN' +
  'lIiwiZW1haWwiOiJhZGFAZXhhbXBsZS5jb20iLCJzY29wZSI6InJlYWQ6bm90ZXMgd3JpdGU6bm90ZXMgcHJvZmlsZSJ9.oKgyov' +
  'boQrS15ZO0FIFs8OmysjMkHgWoL2DApM9SFJ0';

/** @param {{ sub?: unknown }} claims */
export function expect({ sub }) {
  if (sub !== '248289761001') throw new Error('It read something else');
}
