## Texts of `backend` about connections.

backend-connection-unknown = There is no connection “{ $name }”. Add it or choose another.
backend-connection-gone = This connection is not there any more. Choose another.
backend-connection-kind = The connection “{ $name }” is of another type. Choose another connection.
backend-connection-built-in = This connection belongs to the sandbox and can be neither changed nor removed.
backend-connection-secrets-stay = The connection “{ $name }” is forgotten, but its secrets are still in the file of secrets, which is closed or cannot be written now. They will go when you open it.
backend-connection-signed-out = Nobody is signed in with the connection “{ $name }”. Open it and sign in again, or give its token.
backend-connection-no-api-id = The connection “{ $name }” has no API ID and hash. Sign in again, or import the account with them.

backend-rename-refused = { $count ->
    [one] Nothing was renamed: the file { $files } cannot be changed. { $reason }
   *[other] Nothing was renamed: the files { $files } cannot be changed. About the first: { $reason }
}
backend-rename-comments = It has comments, which would be lost. Change the name there by hand.
backend-rename-secret = It holds a secret (a bot token or a session string). Remove the secret first.
backend-connection-no-bot = This connection is an account, not a bot. Choose a bot.

backend-sign-in-gone = This sign-in is not under way any more. Begin anew.
backend-sign-in-not-done = Nobody has signed in yet. Enter the code first.
backend-sign-in-own-server = A server of one’s own takes no new sign-ins here. Import the account’s session string instead.
