// Looks every few seconds whether Kring is there again, and goes back to the page that was asked for.
setInterval(async () => {
  try {
    const answer = await fetch('/actuator/health', { cache: 'no-store' });
    if (answer.ok) {
      location.reload();
    }
  } catch {
    // not yet
  }
}, 3000);
