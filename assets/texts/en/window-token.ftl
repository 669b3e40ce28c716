## The token of an account: taken out, brought in, its sessions, leaving it.

window-token-title = Session string: { $name }
window-token-parts = Parts
window-token-tab-export = Take it along
window-token-tab-sessions = Sessions
window-token-tab-leave = Leave
window-token-close = Close
window-token-stop = Stop
window-token-decline = Do not

window-token-export-about = A session string takes the sign-in to another program: neither code nor password is needed there. Choose what it is for.
window-token-form = Form of the string
window-token-warning = This string is the whole account. Whoever gets it can read your messages and write in your name, without code or password. Send it to nobody and keep it like a password.
window-token-twice = Use one string in one program at a time. If two programs work with it at once, Telegram may end the session (error AUTH_KEY_DUPLICATED): then both lose access, and you have to sign in again.
window-token-understand = I understand that this gives access to the whole account
window-token-show = Show the string
window-token-copy = Copy
window-token-string = The session string is hidden
window-token-reveal = Show its characters
window-token-hide = Hide
window-token-copied =
    { $seconds ->
        [one] Copied. The clipboard is cleared in { $seconds } second.
       *[other] Copied. The clipboard is cleared in { $seconds } seconds.
    }
window-token-cleared = The clipboard has been cleared.
window-token-no-clipboard = The system gives no clipboard. Press “Show its characters”, select the string and copy it yourself.
window-token-exporting = Making the string…

window-token-nobody = Nobody is signed in with this connection, so there is no session string.
window-token-sign-in-again = Sign in again…

window-token-sessions-about = The programs and devices where this account is open. End those that you do not know.
window-token-session-active = active { $when }
window-token-session-this = this connection
window-token-session-end = End…
window-token-sessions-refresh = Refresh
window-token-sessions-rule = A session younger than 24 hours cannot end others: that is how Telegram protects the account. Wait a day, or end the session in the Telegram app: Settings → Devices.
window-token-end-question = End “{ $name }”? It will have to sign in to the account again.
window-token-end-agree = Yes, end it
window-token-end-others = End all others…
window-token-end-others-question =
    { $count ->
        [one] { $count } session will end, perhaps the one on your phone. Only this connection stays.
       *[other] { $count } sessions will end, perhaps the one on your phone too. Only this connection stays.
    }
window-token-end-others-agree = Yes, end the others
window-token-listing = Asking for the sessions…
window-token-ending = Ending…

window-token-built-in = This is the sandbox's connection. It works inside this program: there is no need to sign out of it or to forget it.
window-token-sign-out-title = Sign out
window-token-sign-out-about = Ends this session at Telegram. The session string stops working everywhere, also in programs that you took it to. The connection stays in the list.
window-token-sign-out = Sign out…
window-token-sign-out-question = Sign out? The session string stops working for good; to go on, you have to sign in again.
window-token-sign-out-agree = Yes, sign out
window-token-signing-out = Signing out…
window-token-signed-out = You are signed out: the session string does not work any more.
window-token-forget-title = Forget on this computer
window-token-forget-about = Removes the connection and its session string from here only. At Telegram the session stays: strings that you took along work, and it is seen among the devices.
window-token-forget = Forget…

window-import-title = Import a session string
window-import-about = Paste a session string of GramJS, Telethon or Pyrogram, or the key of an account on a server of your own: the program tells them apart itself. Nothing is kept until it has been checked.
window-import-string = Session string
window-import-string-hint = a long string of letters and digits
window-import-recognised = { $form } · data centre { $dc } · { $server }
window-import-recognised-key = Key of an account · say where it belongs
window-import-twice = Close the program that the string comes from: if both work at once, Telegram may end the session.
window-import-server-as-said = As the string says
window-import-server-telegram = Telegram
window-import-server-test = Telegram's test server
window-import-server-address = server { $address }
window-import-server-sandbox = Sandbox
window-import-server-own = Own server
window-import-address = Address of your own server: IP and port
window-import-dc = Number of the data centre
window-import-dc-form = Enter a number from 1 to 5.
window-import-api-id = API ID
window-import-api-id-form = Enter the number App api_id from API development tools at my.telegram.org.
window-import-api-id-about = This string does not hold it. Take the API ID of the application that signed in, or any of yours.
window-import-api-id-key = The key does not hold it. Take the API ID of the application that signed in, or any of your own.
window-import-api-id-link = Open my.telegram.org
window-import-api-id-as = As in “{ $name }”
window-import-api-id-sandbox = Take the sandbox's
window-import-name-proposed = Import { $form }
window-import-name-key = Import of a key
window-import-go = Connect
window-import-connecting = Connecting to the account…
window-import-done-title = The account is connected
window-import-done-about = The connection “{ $name }” is saved. Any step of a user can use it.
