## Texts of `telegram`: an account signs in.

telegram-sign-in-lost = The connection to Telegram broke off: { $reason }. Check the network and the proxy, then try again: what was entered is still here.
telegram-sign-in-silence = Telegram did not answer in time. Check the network and the proxy, then try again: what was entered is still here.
telegram-sign-in-no-key = The server is not one of Telegram's: a new account can be signed in at Telegram's own servers and in the sandbox. For a server of one's own import a session string.
telegram-sign-in-email-required = Telegram wants to send this account's codes by e-mail, and no address is set yet. Set it when you sign in to a Telegram app, then come back here, or sign in with a QR code.
telegram-sign-in-payment = Telegram sends codes to this number for a fee only. Sign in to a Telegram app first, then come back here or use a QR code.
telegram-sign-in-official-app = Telegram sends the code for this number to its own apps only. Sign in to a Telegram app first, then come back here or use a QR code.
telegram-sign-in-unexpected = Telegram's answer is not understood. Begin to sign in again; if that does not help, update the program.
