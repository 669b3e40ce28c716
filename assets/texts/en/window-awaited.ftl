## What was agreed to ends after its window was closed.

window-awaited-signed-out = You have signed out of “{ $name }”: its session string works no more.
window-awaited-sessions-ended = The sessions of “{ $name }” have been ended
window-awaited-sign-out-failed = Signing out of “{ $name }” did not work. { $reason }
window-awaited-end-failed = The sessions of “{ $name }” could not be ended. { $reason }
window-awaited-delete-failed = The connection “{ $name }” could not be deleted. { $reason }
window-awaited-save-failed = The connection “{ $name }” could not be saved. { $reason }
