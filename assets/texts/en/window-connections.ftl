## The windows of connections.

window-connections-add = Add a connection
window-connections-default-proxy = Default proxy…
window-connections-open = Open…
window-connections-test-it = Test
window-connections-token = Session string…
window-connections-sign-in-again = Sign in again…
window-connections-duplicate = Duplicate
window-connections-delete = Delete…
window-connections-unlock = Unlock with passphrase…
window-connections-mend = What to do…
window-connections-close = Close

window-connections-standing-ready = ready
window-connections-standing-tested = tested
window-connections-standing-test-failed = the test failed
window-connections-standing-locked = locked with a passphrase
window-connections-standing-unreadable = its secrets cannot be read
window-connections-standing-checking = its secrets are not read yet
window-connections-standing-signed-out = not signed in
window-connections-standing-no-token = no token
window-connections-standing-sandbox-starting = the sandbox is starting
window-connections-standing-sandbox-down = the sandbox has not started
window-connections-short-test-failed = failed
window-connections-short-locked = locked
window-connections-short-unreadable = unreadable
window-connections-short-signed-out = signed out
window-connections-short-no-token = no token
window-connections-short-down = not running

window-connections-account-id = ID { $id }
window-connections-built-in = A built-in connection: it works with the sandbox inside the program only, so it can be neither changed nor deleted.

window-connections-from-environment = Given by the environment variable { $variable }, and changed there.
window-connections-name = Name
window-connections-server = Server
window-connections-server-telegram = Telegram
window-connections-server-test = Test servers
window-connections-server-own = Own server
window-connections-server-sandbox = Sandbox
window-connections-server-test-about = They have accounts and bots of their own: no real person receives messages there.
window-connections-server-key = The account is signed in at this server only. For another, connect the account once more.
window-connections-address = Address
window-connections-bot-token = Bot token
window-connections-token-kept = kept
window-connections-token-replace = Replace…
window-connections-token-keep = Keep the old one
window-connections-token-hint = The new token from @BotFather
window-connections-token-form = A token looks like “digits:35 characters”. Copy it whole from the message of @BotFather.

window-connections-proxy = Proxy
window-connections-proxy-default = Default
window-connections-proxy-none = No proxy
window-connections-proxy-system = As in the system
window-connections-proxy-own = Own proxy
window-connections-proxy-kind = Kind of proxy
window-connections-proxy-host = Proxy address
window-connections-proxy-port = Port
window-connections-proxy-user = User
window-connections-proxy-password = Password
window-connections-proxy-password-hint = The kept password stays
window-connections-proxy-http-bots = Only bots work through an HTTP proxy.
window-connections-proxy-users = Accounts work with SOCKS5 proxies.
window-connections-proxy-test = Test the proxy
window-connections-default-proxy-title = Default proxy
window-connections-default-proxy-about = All connections go through it for which nothing else is chosen.
window-connections-proxy-saved = The default proxy is saved

window-connections-test = Test
window-connections-test-stop = Stop
window-connections-test-limit = { $seconds } s at most
window-connections-test-connection = Test the connection
window-connections-testing = Testing…
window-connections-test-cancelled = The test was stopped.
window-connections-test-good = Telegram answers: { $took }
window-connections-part-name = Name look-up
window-connections-part-proxy = Proxy
window-connections-part-connect = Connection
window-connections-part-tls = Protection of the connection
window-connections-part-account = Account

window-connections-saving = Saving…
window-connections-gone = This connection is gone: it was deleted in another window of the program. There is nowhere to save the changes.
window-connections-saved = Connection “{ $name }” is saved
window-connections-rename-read-only = The connection has its new name, but the open scenario is read-only: the old name still stands in it.
window-connections-renamed = The connection is now called “{ $name }”
window-connections-deleted = Connection “{ $name }” is deleted
window-connections-rename-follow = Rename in scenarios, too
window-connections-uses-awaited = Looking for scenarios with this connection…
window-connections-uses-failed = It could not be found out where the connection is used.
window-connections-uses-none = No scenario of the open folder uses it.
window-connections-uses-no-folder = No folder of scenarios is open, so it is not known whether one uses it.
window-connections-use =
    “{ $scenario }”: { $steps ->
        [one] { $steps } step
       *[other] { $steps } steps
    }
window-connections-use-open =
    “{ $scenario }”, open now: { $steps ->
        [one] { $steps } step
       *[other] { $steps } steps
    }
window-connections-uses-more =
    and { $count ->
        [one] { $count } more scenario
       *[other] { $count } more scenarios
    }
window-connections-delete-title = Delete connection “{ $name }”?
window-connections-delete-about = Its settings and secrets are erased on this computer. Nothing changes at Telegram.
window-connections-delete-signed-in = The session stays in the account’s list of devices. To end it as well, sign out first: “Session string…” → “Leave”.
window-connections-delete-uses =
    { $count ->
        [one] { $count } scenario uses it and will stop working:
       *[other] { $count } scenarios use it and will stop working:
    }

window-connections-choose-none = Choose a connection
window-connections-step-locked = Secrets are locked with a passphrase: the step runs once you have unlocked them.
window-connections-step-unreadable = Secrets cannot be read: the step will not run.
window-connections-step-signed-out = Nobody is signed in: the step will not run.
window-connections-step-no-token = The bot has no token: the step will not run.
window-connections-step-open = Open the connection…

window-endpoint-test = Test servers
window-endpoint-own = Own server
window-endpoint-none = No connection
