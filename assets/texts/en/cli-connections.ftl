## Texts of `cli`: connections and signing in.

cli-secret-argument = A token or session string stands among the arguments, and other programs can see those. Take it out of the command: secrets are typed when asked for, come from a file (--from-file) or from the variable SCENOGRAM_SECRET_NAME.
cli-input-ended = The input ended before all answers were there.
cli-secret-empty = There is no secret: it is empty.
cli-needs-yes = There is nobody to ask: the command runs without a terminal. If you are sure, add --yes.
cli-no-keyring = The system gives no keyring ({ $reason }), so there is no place for secrets. Name a file of secrets with a passphrase: --secrets FILE.
cli-vault-locked = The secrets are closed by a passphrase. Type it when asked, or put it into the variable SCENOGRAM_PASSPHRASE.
cli-passphrases-differ = The passphrases differ. Run the command again.
cli-passphrase-short = The passphrase is too short: it needs at least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}.
cli-ask-passphrase = Passphrase:
cli-ask-new-passphrase = New passphrase:
cli-ask-passphrase-again = Once more:
cli-ask-name = Name of the connection:
cli-ask-token = Bot token (from @BotFather):
cli-ask-session = Session string:
cli-ask-api-id = API ID:
cli-ask-api-hash = API hash:
cli-ask-api-hash-or-not = API hash (may be skipped; new sign-ins cannot use it then):
cli-ask-phone = Phone number with country code:
cli-ask-code = Code (r: send it again, b: another number):
cli-ask-password = Password (an empty line shows the hint):
cli-ask-remove = Forget the connection “{ $name }” with its secrets? (yes/no)
cli-ask-export = Show the session string? (yes/no)
cli-token-malformed = This is not a bot token. A token is digits, a colon and about 35 letters and digits; @BotFather gives it.
cli-api-id-malformed = The API ID is a whole number above zero. my.telegram.org shows it under “API development tools”.
cli-api-hash-malformed = The API hash is 32 characters: digits and the letters a to f. my.telegram.org shows it under “API development tools”.
cli-connections-unknown = There is no connection “{ $name }”. All connections: scenogram connections list
cli-connections-kind-bot = bot
cli-connections-kind-user = user
cli-connections-ready = ready
cli-connections-checking = not looked at yet
cli-connections-locked = locked by a passphrase
cli-connections-unreadable = secret not read
cli-connections-signed-out = signed out
cli-connections-server-telegram = Telegram
cli-connections-server-test = Telegram’s test servers
cli-connections-server-sandbox = sandbox
cli-connections-used = Used in the scenario “{ $scenario }”: { $path }
cli-connections-removed = The connection “{ $name }” is forgotten. Nothing has changed at Telegram.
cli-connections-added = The connection “{ $name }” is kept.
cli-session-recognised = Session string of { $form }, data centre { $dc }. Connecting…
cli-import-key-alone = This is a key alone. Say with --server and --dc where it belongs.
cli-export-warning = The session string is the whole account “{ $name }”: whoever gets it reads and writes as its owner. If one session is used in two programs at the same time, Telegram may close it.
cli-export-written = The session string stands in { $path }. Only its owner can read the file.
cli-test-name = Looking up the server’s name
cli-test-proxy = Proxy
cli-test-connect = Connecting
cli-test-tls = Securing the connection (TLS)
cli-test-account = Account
cli-test-took = It works: { $milliseconds } ms.
cli-test-failed = { $part }: { $reason }
cli-login-application = my.telegram.org gives the API ID and API hash: log in there with your own number, open “API development tools” and create an application.
cli-login-sandbox = Signing in to the sandbox: no real account is needed. Any of these people will do:
cli-login-code-app = The code was sent to the Telegram app, to the chat “Telegram” ({ $phone }). Characters: { $length }.
cli-login-code-sms = The code was sent by SMS to { $phone }. Characters: { $length }.
cli-login-code-call = A call to { $phone } will say the code. Characters: { $length }.
cli-login-code-flash-call = { $phone } will be called; the code is the caller’s number ({ $pattern }).
cli-login-code-missed-call = { $phone } will be called from { $prefix }…; the code is the last digits of that number. Characters: { $length }.
cli-login-code-email = The code was sent by e-mail to { $pattern }. Characters: { $length }.
cli-login-code-fragment = The code was sent to Fragment: { $url }. Characters: { $length }.
cli-login-code-other = Telegram sent the code by “{ $name }”.
cli-login-resend = { $seconds ->
    [0] If no code has come, type r: it will be sent { $way }.
    [one] If no code comes, type r in { $seconds } second: it will be sent { $way }.
   *[other] If no code comes, type r in { $seconds } seconds: it will be sent { $way }.
}
cli-login-next-sms = by SMS
cli-login-next-call = by a call that says it
cli-login-next-flash-call = by a call
cli-login-next-missed-call = by a missed call
cli-login-next-fragment = through Fragment
cli-login-password = This account has two-step verification: its password is needed.
cli-login-hint = Hint: { $hint }
cli-login-no-hint = There is no hint.
cli-login-scan = Open Telegram on the phone: Settings → Devices → Link device, and point the camera at the code.
cli-login-expires = { $seconds ->
    [one] The code is good for { $seconds } second, then another one appears.
   *[other] The code is good for { $seconds } seconds, then another one appears.
}
cli-login-no-picture = The QR code could not be drawn. Sign in by phone number.
cli-login-vault = The account signed in, but there is no place for its secrets, so that was taken back. Name a file of secrets: --secrets FILE.
