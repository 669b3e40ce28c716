## Texts of `backend` about connections.

backend-connection-unknown = There is no connection “{ $name }”. Add it or choose another.
backend-connection-gone = This connection is not there any more. Choose another.
backend-connection-kind = The connection “{ $name }” is of another type. Choose another connection.
backend-connection-built-in = This connection belongs to the sandbox and can be neither changed nor removed.
backend-connection-secrets-stay = The connection “{ $name }” is forgotten, but its secrets are still in the file of secrets, which is closed or cannot be written now. They will go when you open it.
backend-connection-signed-out = Nobody is signed in with the connection “{ $name }”. Open it and sign in again, or give its token.
backend-connection-locked = The secret of the connection “{ $name }” is closed by a passphrase. Open the secrets in the program’s window; for a command, put the passphrase into the variable SCENOGRAM_PASSPHRASE.
backend-connection-server-variable = The variable { $variable } is not an address of a Bot API server. Give an address such as http://127.0.0.1:8081, without a user or password in it.
backend-connection-variable-no-api-id = The session string in the variable { $variable } holds no API ID, and nobody can sign in without one. Import it by “scenogram connections import” with --api-id, or give a string of Pyrogram, which holds one.
backend-secrets-file-missing = There is no file of secrets “{ $path }”. Check the path after --secrets. A new file is made by the commands login, connections add and connections import.
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
backend-sign-in-other-account = The connection “{ $name }” is another account’s ({ $account }). Sign in with that one, or keep this sign-in under another name.
backend-sign-in-own-server = A server of one’s own takes no new sign-ins here. Import the account’s session string instead.
