// What the page asks of the sandbox: one function for each thing a thumb can do.

/** A refused or failed call; `status` 0 means nobody answered. */
export class CallFailed extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
  }
}

// With several bots on one sandbox, ?bot=ID in the page's own address chooses whose phones these are.
const bot = new URLSearchParams(location.search).get('bot');
const address = (path) => (bot ? `${path}?bot=${encodeURIComponent(bot)}` : path);

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(address(path), options);
  } catch {
    throw new CallFailed(0, 'unreachable');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new CallFailed(answer.status, body.error ?? answer.statusText);
  return body;
}

const post = (path, data) => call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) });
const phone = (userId, verb, data = {}) => post(`/phones/${userId}/${verb}`, data);

export const readState = () => call('/phones');
export const readClock = () => call('/clock');
export const advance = (step) => post('/clock', step);

export const say = (userId, text) => phone(userId, 'text', { text });
export const start = (userId, payload) => phone(userId, 'start', payload ? { payload } : {});
export const press = (userId, messageId, data) => phone(userId, 'press', { message_id: messageId, data });
export const edit = (userId, messageId, text) => phone(userId, 'edit', { message_id: messageId, text });
export const shareContact = (userId) => phone(userId, 'contact');
export const shareLocation = (userId, latitude, longitude) => phone(userId, 'location', { latitude, longitude });
export const ask = (userId, text) => phone(userId, 'ask', { text });
export const choose = (userId, queryId, resultId) => phone(userId, 'choose', { query_id: queryId, result_id: resultId });
export const block = (userId, blocked) => phone(userId, 'block', { blocked });

/** kind 'photo' (several make one album) or 'document'; the caption goes with the first file. */
export function upload(userId, kind, files, caption) {
  const form = new FormData();
  if (caption) form.append('caption', caption);
  for (const file of files) form.append('file', file, file.name);
  return call(`/phones/${userId}/${kind}`, { method: 'POST', body: form });
}

export const fileAddress = (fileId) => address(`/phones/files/${encodeURIComponent(fileId)}`);
export const eventsAddress = () => address('/phones/events');
