export const trace = {
  title: 'Trace',
  body: 'Body',
  inspect: 'inspect',
  whole: 'Show it whole',
  shorten: 'Show less',
  notes: {
    onceMore: 'One refresh more',
    thief: 'The thief, with the old token',
    owner: 'You, with the newest one',
    silent: 'Once more for the notes, without a window (prompt=none)',
  },
  troubles: {
    noAnswer: 'No answer. Is the demo Worker running? `npm start` serves it together with this page.',
    notSent: 'Not sent: isExpired(token) is true, so this could only end in a 401.',
    inWindow: 'Sent in the window that opened. What it answers comes back by a redirect.',
  },
};
