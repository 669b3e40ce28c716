## The wizard that signs in an account.

window-sign-in-step-what = What it gives
window-sign-in-step-app = API ID and API hash
window-sign-in-step-phone = Phone number
window-sign-in-step-code = Login code
window-sign-in-step-password = Password
window-sign-in-step-done = Done

window-sign-in-waiting = Please wait…
window-sign-in-show = Show
window-sign-in-hide = Hide
window-sign-in-blocked = You can try again in { $time }
window-sign-in-unblocked = The wait is over: you can try again.
window-sign-in-again = You can try again: use the button below.

window-sign-in-what-title = Sign in to a Telegram account
window-sign-in-what-about = The steps of a scenario will be able to send messages and read chats as your account, like one more device of yours.
window-sign-in-what-access = What it gives access to
window-sign-in-what-access-about = All chats, contacts and files of this account. Only what the steps say is done, and only when you run them.
window-sign-in-what-key = Where the key is kept
window-sign-in-what-key-about = On this computer, encrypted. It never gets into scenario files and is sent nowhere.
window-sign-in-what-end = How to end it
window-sign-in-what-end-about = At any time: Telegram → Settings → Devices. End the session there, and the access is gone.
window-sign-in-what-need = What you need
window-sign-in-what-need-about = A phone with Telegram at hand and about five minutes.

window-sign-in-app-title = API ID and API hash
window-sign-in-again-title = Sign in again: “{ $name }”
window-sign-in-how-open = Open my.telegram.org and log in there with the number that messages will be sent from. The code comes to the chat “Telegram”.
window-sign-in-how-open-link = Open my.telegram.org
window-sign-in-how-create = Go to API development tools and fill in the form:
window-sign-in-how-values = Title and short name can be anything, and your own site will do instead of bpium.ru. Description is required.
window-sign-in-how-copy = Press Create application. Copy App api_id and App api_hash here; both lines at once are fine.
window-sign-in-value-title = Scenogram
window-sign-in-value-description = Messages from Bpium
window-sign-in-hash-hint = 32 characters: digits and letters a–f
window-sign-in-swap = Swap them
window-sign-in-id-is-hash = This is the API hash: it goes on the right.
window-sign-in-id-digits = An API ID has digits only.
window-sign-in-id-large = There is no such API ID.
window-sign-in-hash-is-id = This looks like the API ID: it goes on the left. The API hash is longer, it has 32 characters.
window-sign-in-hash-length =
    { $count ->
        [one] There is { $count } character of { $expected }. Copy the whole API hash.
       *[other] There are { $count } characters of { $expected }. Copy the whole API hash.
    }
window-sign-in-hash-hex = An API hash has only digits and the letters a to f.
window-sign-in-is-bot-token = This is a bot token; it is not needed here.
window-sign-in-others = Application
window-sign-in-others-none = type it here
window-sign-in-others-about = One application is enough for several accounts: you can take one that you have signed in with before.
window-sign-in-others-id = API ID { $id }

window-sign-in-server-sandbox-about = The sandbox works inside this program. You can go through the whole sign-in with no account of yours: we will tell numbers and codes.
window-sign-in-server-sandbox-fill = Take the sandbox's API ID and API hash

window-sign-in-phone-title = Phone number
window-sign-in-phone-about = The number of the account that messages will be sent from: the one you used at my.telegram.org.
window-sign-in-phone = Phone
window-sign-in-phone-hint = With the country's code: +7 for Russia and Kazakhstan, +375 for Belarus.
window-sign-in-phone-country = The country's code seems to be missing. Begin with “+”, such as +7.
window-sign-in-phone-sent = A code has already been sent to this number.
window-sign-in-phone-letters = A number has no letters.
window-sign-in-phone-short = The number is too short.
window-sign-in-phone-long = There are too many digits: a number has 15 at most.
window-sign-in-phone-send = Get the code
window-sign-in-phone-instead = Sign in by phone number
window-sign-in-people = People of the sandbox: choose anyone, we will tell the code.
window-sign-in-people-password = { $phone }, has a password

window-sign-in-qr-title = Sign in by QR code
window-sign-in-qr-instead = Sign in by QR code
window-sign-in-qr-open = Open Telegram on your phone.
window-sign-in-qr-devices = Go to Settings → Devices and tap “Link Desktop Device”.
window-sign-in-qr-scan = Point the camera at this code and confirm.
window-sign-in-qr-refresh = The code renews itself in { $time }
window-sign-in-qr-name = QR code of the sign-in
window-sign-in-qr-coming = There is no QR code yet
window-sign-in-qr-again = Show the code
window-sign-in-qr-sandbox = The Telegram app does not know the sandbox's codes, so nothing can scan them. Sign in by phone number.

window-sign-in-code-title = Enter the code
window-sign-in-code-title-app = Enter the code from Telegram
window-sign-in-code-title-sms = Enter the code from the SMS
window-sign-in-code-title-call = Enter the code from the call
window-sign-in-code-title-email = Enter the code from the e-mail
window-sign-in-code = Login code
window-sign-in-code-app = The code was sent to the Telegram app on another device of yours: chat “Telegram”, number { $phone }. { $length }
window-sign-in-code-sms = The code was sent by SMS to { $phone }. { $length }
window-sign-in-code-call = Telegram is calling { $phone } and will say the code. { $length }
window-sign-in-code-flash-call = Telegram is calling { $phone }, you need not answer. The code is the caller's number, which looks like { $pattern }. Enter its digits.
window-sign-in-code-missed-call = Telegram is calling { $phone }, you need not answer. The code is the last digits of the caller's number, which begins with { $prefix }. { $length }
window-sign-in-code-email = The code was sent to { $email } for { $phone }. { $length }
window-sign-in-code-fragment = The code for the anonymous number { $phone } waits for you at Fragment. { $length }
window-sign-in-code-fragment-link = Open Fragment
window-sign-in-code-other = Telegram has sent the code to { $phone } in a way that this program does not know: { $way }. { $length }
window-sign-in-code-digits =
    { $count ->
        [one] It has { $count } digit.
       *[other] It has { $count } digits.
    }
window-sign-in-code-characters =
    { $count ->
        [one] It has { $count } character.
       *[other] It has { $count } characters.
    }
window-sign-in-code-whole = Enter the whole of it.
window-sign-in-not-come = No code?
window-sign-in-resend-sms = Send it by SMS
window-sign-in-resend-call = Have it said in a call
window-sign-in-resend-flash-call = Send it as a caller's number
window-sign-in-resend-missed-call = Send it as a caller's last digits
window-sign-in-resend-fragment = Send it to Fragment
window-sign-in-resend-anew = Send a new code
window-sign-in-resend-in = No code? { $way }: possible in { $time }
window-sign-in-code-sandbox = { $name } lives in the sandbox: the code can be filled in.
window-sign-in-code-sandbox-fill = Enter the code { $code }

window-sign-in-password-title = Enter the two-step password
window-sign-in-password-about = This account is protected by a two-step verification password. It is not a code: the account's owner made it up.
window-sign-in-password = Two-step password
window-sign-in-password-hint-show = Show the hint
window-sign-in-password-hint = Hint: { $hint }
window-sign-in-password-forgotten = Forgot it? You can reset it in the app: Telegram → Settings → Privacy and Security → Two-Step Verification.
window-sign-in-password-enter = Sign in
window-sign-in-password-sandbox = This person lives in the sandbox: the password can be filled in.
window-sign-in-password-sandbox-fill = Enter the password

window-sign-in-done-title = The account is connected
window-sign-in-done-name = Name of the connection
window-sign-in-done-about = The connection “{ $name }” is kept. Any step of a user can use it.
window-sign-in-done-step = The step “{ $step }” is selected: it can work as this account.
window-sign-in-keeping = Keeping the connection…
window-sign-in-another = Another account has signed in than the one that “{ $name }” is for. If you save, the connection and the scenarios that name it go over to this account.
window-sign-in-not-kept = The connection is not kept yet. Press “Save”.
window-sign-in-use = Use in this step
window-sign-in-token = Session string for other programs…
window-sign-in-close = Close

window-sign-in-give-up-title = Give up the sign-in?
window-sign-in-give-up-about = What was typed here will be gone, and a code that was sent becomes void. Nothing happens to the account.
window-sign-in-give-up-signed-in = You are signed in, but the connection is not kept. Giving up ends the session at Telegram.
window-sign-in-give-up = Give up
window-sign-in-keep-on = Go on
