## Texts of `telegram`: sessions as strings.

telegram-session-none = This is not a session string. Copy it whole from where you got it: Telethon, GramJS and Pyrogram give such strings.
telegram-session-cut = The session string is cut: its end is missing. Copy it whole.
telegram-session-long = The session string is longer than such strings are: perhaps two were pasted. Paste one.
telegram-session-bot = This is the session of a bot. Bots are connected by their tokens: choose “Connect a bot”.
telegram-session-dc = The session string names a data centre that Telegram does not have: there are five. Check that it is the right string.
telegram-session-address = The session string names a server address that no connection can be made to. Check that it is the right string.
telegram-session-incomplete = { $form } needs the API ID and the number of the account, and this connection has none. Choose another kind of string.
telegram-session-key-alone = This is a key without an address. Give its server and the number of its data centre beside it.
telegram-session-no-room = A string of { $form } has no room for the address of a server, and this account is on none of Telegram’s. Choose another form.
telegram-session-port = { $form } cannot read ports from 32768 on, and the server of this account has port { $port }. Choose another form.
