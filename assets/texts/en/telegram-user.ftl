## Texts of `telegram`: accounts of people.

telegram-user-reason-panic = the network library broke off
telegram-user-reason-closed = the other side closed the connection
telegram-user-reason-closed-at-once = the server closed the connection without an answer; it may not know this sign-in
telegram-user-reason-server = something failed at Telegram
telegram-user-reason-repeat-refused = the answer was lost, and Telegram refused to take the same request a second time
telegram-user-slow-mode = { $seconds ->
    [one] Slow mode is on in this group: the next message can be sent in { $seconds } second. Try again later.
   *[other] Slow mode is on in this group: the next message can be sent in { $seconds } seconds. Try again later.
}
telegram-user-answer-lost = Telegram carried out the request, but its answer was lost, so there is no result. Do not repeat the action: look at the chat.
telegram-user-endpoint-invalid = The user connection does not work: the api_id must be above zero and the data centre's number between 1 and 5. Make the connection anew.
telegram-user-peer-unknown = Nobody is at the address “{ $peer }”. Check the field “Dialog”.
telegram-user-message-id-range = There is no message with the id { $id }: an id is a whole number from 1 to 2147483647. Check the field with the message id.
telegram-user-signed-out = The account is no longer signed in. Sign in anew in the connection.
telegram-user-delete-for-everyone-only = In a supergroup or channel messages are deleted for everyone only. Turn on “Delete for everyone” or do not delete them. Nothing was deleted.
telegram-user-message-elsewhere = { $count ->
    [one] The message with the ID { $ids } is of another chat. Check the fields “Dialog” and “Message IDs”. Nothing was deleted.
   *[other] The messages with the IDs { $ids } are of another chat. Check the fields “Dialog” and “Message IDs”. Nothing was deleted.
}

# The chat and the people in it.
telegram-user-peer-id-invalid = There is no such id, or this account has never met it. Give an @username, a t.me link or a phone number in the field “Dialog”, or open the chat in Telegram.
telegram-user-chat-not-found = This account has no such group. Check the id in the field “Dialog”: that of a supergroup or channel begins with -100.
telegram-user-username-not-found = Nobody has this @username. Check the field “Dialog”.
telegram-user-username-invalid = There can be no such @username. Check the field “Dialog”: a name has 4 to 32 Latin letters, digits and “_”.
telegram-user-phone-not-found = Nobody can be found by this number: it is not in Telegram, or the person does not want to be found by it. Give an @username, or add the person to the contacts.
telegram-user-channel-private = The channel or group is closed to this account. Join it or ask for an invitation.
telegram-user-not-member = This account is not in the chat. Join it.
telegram-user-blocked-by-peer = The addressee has blocked this account. It cannot write to them.
telegram-user-peer-blocked = The addressee is on your block list. Unblock them in Telegram.
telegram-user-privacy-restricted = The addressee's privacy settings do not allow this. Ask them to write first.
telegram-user-premium-required = The addressee takes messages from contacts and Telegram Premium users only. Ask them to write first.
telegram-user-payment-required = The addressee takes messages for Telegram Stars only. Write to them in Telegram itself.

# Rights.
telegram-user-write-forbidden = This account may not write in this chat. Check its rights and the chat's settings: in a channel only administrators post.
telegram-user-need-admin-rights = This needs administrator rights in the chat. Ask the owner for them.
telegram-user-banned-in-channel = Telegram has restricted this account: it cannot write to groups and channels. Turn to @SpamBot.
telegram-user-not-enough-rights = You may not write messages in this chat. Ask an administrator for the right.
telegram-user-media-forbidden = You may not send such things in this chat. Ask an administrator to allow them, or send text only.

# Messages.
telegram-user-mention-invalid = The text mentions a person by an id that this account has never met. Mention them by @username.
telegram-user-edit-forbidden = This message cannot be edited: one edits one's own messages only, and posts in a channel as an administrator. Check the field “Message ID”.
telegram-user-delete-forbidden = These messages cannot be deleted: others' messages in a group or channel are deleted by an administrator. Check the field “Message IDs”.
telegram-user-schedule-too-late = A message can be scheduled 365 days ahead at most. Check the field “Send later”.
telegram-user-schedule-invalid = Telegram did not accept the time to send at. Check the field “Send later”.
telegram-user-schedule-too-much = 100 messages are scheduled in this chat already, and there can be no more. Delete some, or send at once.
telegram-user-schedule-status = Sending “when online” is not possible: the addressee hides when they were last seen. Give a date.
telegram-user-file-too-big = The file is too big: up to 2 GB can be sent, with Telegram Premium up to 4 GB.
telegram-user-file-reference = Telegram's reference to the file is out of date. Try again: the file will be asked for anew.
telegram-user-search-empty = There is nothing to search for. Fill in the field “Search” or leave it out.
telegram-user-peer-flood = Telegram took this account's messages for spam and restricted it: it can write to contacts only. Ask @SpamBot when that ends.

# Signing in.
telegram-user-phone-invalid = There can be no such phone number. Give it with the country code: +7 999 123-45-67.
telegram-user-phone-banned = Telegram has blocked this phone number. Turn to Telegram's support.
telegram-user-phone-unoccupied = No account is registered with this number. Sign up in a Telegram app.
telegram-user-phone-occupied = An account is registered with this number already. Sign in to it.
telegram-user-phone-flood = Codes were asked for too often for this number. Try again in a day.
telegram-user-password-flood = Too many attempts to sign in. Try again in a day.
telegram-user-sign-up = Signing up is possible in a Telegram app only. Do it there and sign in here.
telegram-user-code-invalid = The code is wrong. Check it and type it once more.
telegram-user-code-empty = No code was typed. Type the code from the message.
telegram-user-code-expired = The code has expired. Ask for a new one.
telegram-user-code-unavailable = There is no other way to send a code. Wait for the one that was sent, or sign in later.
telegram-user-sms-failed = Telegram could not send the text message with the code. Try again.
telegram-user-auth-restart = Signing in broke off at Telegram. Start again.
telegram-user-password-needed = Signing in needs the two-step password. Type it.
telegram-user-password-invalid = The two-step password is wrong. Type it once more.
telegram-user-password-changed = The two-step password was changed a moment ago. Sign in again.
telegram-user-qr-expired = The QR code has expired. Scan a new one.
telegram-user-qr-invalid = This QR code is not good for signing in. Scan a new one.
telegram-user-api-id-invalid = Telegram does not know this api_id and api_hash. Copy both from my.telegram.org.
telegram-user-api-id-published = This api_id and api_hash have become public, and Telegram does not let anyone sign in with them. Get your own at my.telegram.org.
telegram-user-app-outdated = Telegram wants a newer version of the program. Update it.

# The session and the account.
telegram-user-key-duplicated = The same sign-in was used in two places at once, and Telegram has revoked it. Sign in anew in the connection, and do not use a session string in two programs.
telegram-user-session-revoked = This session was ended from another device. Sign in anew in the connection.
telegram-user-session-expired = The session has expired. Sign in anew in the connection.
telegram-user-session-too-new = Only a session older than 24 hours may end others: so Telegram protects you from someone who has signed in unasked. Try again in a day, or end it in the Telegram app: Settings → Devices.
telegram-user-account-banned = Telegram has blocked this account. Turn to Telegram's support.
telegram-user-account-deactivated = This account was deleted. Sign in to another one.
telegram-user-account-frozen = Telegram has frozen this account: it can read only. Appeal in a Telegram app.
telegram-user-account-restricted = Telegram has restricted this account. Ask @SpamBot what happened.
telegram-user-needs-premium = This needs Telegram Premium. Subscribe, or do without it.
telegram-user-dc-migrate = The account lives in another of Telegram's data centres than the connection says. Sign in anew in the connection.
