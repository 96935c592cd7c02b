// Where a tab goes that comes back to the session's page.
document.body.append('elsewhere');
