## Texts of `rules`: what is wrong with a field's value; they do not repeat the field's name.

rules-peer-required = It is not said which chat to work with: fill this in.
rules-required = Fill in the field: the action cannot do without it.
rules-bot-only = This works for bots only: Telegram does not allow it to people's accounts. Clear the field, or choose a connection of the type “Bot”.
rules-user-only = This works for people's accounts only: Telegram does not have it for bots. Clear the field, or choose a connection of the type “User”.
rules-live-only = This works for a live location only: fill in “Live for, s”, or clear this field.

## Numbers, ids, dates.

rules-not-a-number = A number is needed, but there is “{ $value }”.
rules-not-whole = A whole number is needed, but there is “{ $value }”.
rules-range = The value { $value } does not fit: it must be from { $least } to { $largest }.
rules-message-id = “{ $value }” is not a message id. A whole number above zero or a saved result of sending (an object with message_id) will do.
rules-message-id-several = One message id is needed here, but there is an array. Take one item.
rules-message-ids-count = { $count ->
    [0] No message is given: 1 to { $most } are needed.
    [one] { $count } message is given, but at one time it can be 1 to { $most }.
   *[other] { $count } messages are given, but at one time it can be 1 to { $most }.
}
rules-date-format = “{ $value }” is not a date. ISO 8601 (2026-12-31T18:00:00+03:00), a number of milliseconds, a Date or a moment will do.
rules-date-seconds = The date seems to be in seconds. Milliseconds are needed here.
rules-send-at-too-far = { $days ->
    [one] Telegram schedules messages at most { $days } day ahead. Choose a nearer date.
   *[other] Telegram schedules messages at most { $days } days ahead. Choose a nearer date.
}
rules-send-at-once = This time has come, or is about to: the message will be sent at once.

## Texts.

rules-text-object = There is an object, but a text is needed. Take one of its fields, or use JSON.stringify.
rules-text-array = There is an array, but a text is needed. Take one item, or use join.
rules-text-empty = The text is empty and there are no attachments, and Telegram takes no empty message. Enter a text or add an attachment.
rules-edit-text-empty = A text cannot be replaced by nothing. Enter a text, or take the field out to leave the text as it is.
rules-edit-nothing = There is nothing to change: enter a new text, an attachment or buttons.
rules-text-long = { $count ->
    [one] The text has { $count } character, and a message holds { $most }: it will be sent as several messages.
   *[other] The text has { $count } characters, and a message holds { $most }: it will be sent as several messages.
}
rules-caption-long = { $count ->
    [one] The caption has { $count } character, and { $most } fit: the text will be sent as a message of its own after the files.
   *[other] The caption has { $count } characters, and { $most } fit: the text will be sent as a message of its own after the files.
}
rules-edit-long = { $count ->
    [one] The new text has { $count } character, and { $most } fit. Make it shorter.
   *[other] The new text has { $count } characters, and { $most } fit. Make it shorter.
}
rules-edit-caption-long = { $count ->
    [one] The new text has { $count } character: if the message has a file, it will be the caption, and { $most } fit there.
   *[other] The new text has { $count } characters: if the message has a file, it will be the caption, and { $most } fit there.
}
rules-vcard-long = { $bytes ->
    [one] The vCard has { $bytes } byte, but Telegram takes at most { $most }. Make it shorter.
   *[other] The vCard has { $bytes } bytes, but Telegram takes at most { $most }. Make it shorter.
}

## Addresses.

rules-bot-phone = A bot cannot write to a phone number. Give the numeric id of a person who has written to the bot, or choose a connection of the type “User”.
rules-bot-me = Bots have no Saved Messages: “me” works for people's accounts only. Give the id of a chat, or choose a connection of the type “User”.
rules-bot-username = By the name @{ $name } a bot finds a channel or group only. To a person a bot writes by numeric id.

## Attachments.

rules-attachment-missing = No file is named. Enter an http(s) address or a file path.
rules-attachment-no-url = There is no url. Pass the file object with its url.
rules-attachment-number = This is not a file. Pass the file object with its url, an http(s) address or a file path.
rules-attachment-url = The address “{ $url }” will not do. An http(s) address or a file path is needed.
rules-attachment-file-id = A Telegram file_id works for bots only. Give an http(s) address or a file path.
rules-attachment-size = The file has { $size } MB, but up to { $most } MB can be sent. Take a smaller file.
rules-attachment-premium = The file has { $size } MB: more than { $most } MB can be sent with Telegram Premium only.
rules-attachment-one = { $count ->
    [one] { $count } file is given, but it can be replaced by one only.
   *[other] { $count } files are given, but it can be replaced by one only.
}
rules-album-buttons = An album takes no buttons. Take them out or leave one file.

## Buttons.

rules-buttons-json = The buttons' JSON has an error: line { $line }, column { $column }.
rules-buttons-kind = It cannot be told what buttons these are: a key inline_keyboard, keyboard, remove_keyboard or force_reply is needed.
rules-buttons-inline-only = An edited message takes buttons below the message only (inline_keyboard).
rules-buttons-size = The buttons take more than 10 KB: Telegram may refuse them.
rules-buttons-true = The key { $key } must have the value true.
rules-buttons-shape = Buttons are a list of rows, and each row is a list of buttons: [[button, button], [button]].
rules-buttons-none = The keyboard has no button.
rules-buttons-count = { $count ->
    [one] { $count } button is too many: Telegram shows at most { $most }.
   *[other] { $count } buttons are too many: Telegram shows at most { $most }.
}
rules-buttons-row = Row { $row } has too many buttons: { $most } fit.
rules-button-text = Row { $row }, button { $column }: it has no text.
rules-button-action = { $count ->
    [0] Row { $row }, button { $column }: it is not said what it does (url, callback_data or another).
   *[other] Row { $row }, button { $column }: it has several actions, but must have one.
}
rules-reply-button-action = Row { $row }, button { $column }: it has several requests, but may have one at most.
rules-pay-first = Row { $row }, button { $column }: a button that pays or starts a game must come first in the first row.
rules-private-only = Row { $row }, button { $column }: such a button works in private chats only, and this chat is a group or channel.
rules-callback-data = Row { $row }, button { $column }: callback_data has { $bytes } bytes, but must have 1 to 64 (a Cyrillic letter has 2).
rules-button-url = Row { $row }, button { $column }: the address “{ $url }” will not do. http(s) or tg is needed.
rules-web-app-url = Row { $row }, button { $column }: the address “{ $url }” will not do. A web app needs https.
rules-login-url = Row { $row }, button { $column }: the address “{ $url }” will not do. A login needs https.
rules-placeholder-length = The placeholder has { $count } characters, but must have 1 to { $most }.
rules-copy-text-length = Row { $row }, button { $column }: the text to copy has { $count } characters, but must have 1 to { $most }.
rules-buttons-channel = If this is a channel, such buttons do not work in it: channels have buttons below the message only (inline_keyboard).
