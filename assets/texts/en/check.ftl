## Texts of `check`.

## Nodes and lines.

check-secret = “{ $place }” holds a secret (a bot token or a session string). Move it to a connection: with it the scenario cannot be saved.
check-no-start = The scenario has no Start node: there is nothing to run.
check-several-starts = There is a Start node already. Leave only one.
check-empty-id = The node's id is empty. Give it an id.
check-duplicate-id = There is a node with the id “{ $node }” already. Give the second one another id.
check-duplicate-test-data = There is a set of test data “{ $name }” already: by its name only the first is found.
check-unreachable = No line leads to the node “{ $node }”: it will not run.
check-loop = The lines come back to the node “{ $node }”: make sure that the loop ends.
check-line-to-nowhere = The line leads to the node “{ $node }”, which is not there.
check-error-line-to-nowhere = The line of the Error event leads to the node “{ $node }”, which is not there.
check-timeout-line-to-nowhere = The line of the Timeout event leads to the node “{ $node }”, which is not there.
check-gateway-line-to-nowhere = The line of a condition leads to the node “{ $node }”, which is not there.
check-variable-name = “{ $path }” cannot name a variable. A JavaScript name or a dotted path will do: data.sent.
check-variable-blocked = “{ $path }” cannot be written: by the test data “{ $blocked }” is not an object.
check-assign-empty = The variable “{ $variable }” is given no value.
check-assertion-path = An assertion does not say what it is about.
check-assertion-value = The assertion on “{ $path }” does not say what to compare with.
check-assertion-value-text = The assertion on “{ $path }” must compare with a text in quotes.
check-gateway-condition = Line { $number } has no condition.
check-gateway-default = There is no default line: if no condition holds, there is nowhere to go.
check-duration = “{ $text }” is not an ISO 8601 duration. Examples: PT30S is 30 seconds, PT5M 5 minutes, P1D a day.

## The connection.

check-connection-missing = No connection is chosen: it is not known as whom to run the step.
check-connection-kind = The type of the connection is not set: user or bot.
check-connection-other-kind = The connection “{ $name }” is of another type ({ $kind }). Choose one of the type that the step names.
check-connection-unknown = There is no connection “{ $name }”. Add it or choose another.

## Fields.

check-peer-missing = The field “{ $field }” is empty: it is not known which chat to work with.
check-required = Fill in the field “{ $field }”: the action cannot do without it.
check-bot-only = The field “{ $field }” works for bots only: Telegram does not allow it to people's accounts.
check-user-only = The field “{ $field }” works for people's accounts only: Telegram does not have it for bots.
check-field-empty = The field “{ $field }” is empty. Fill it in or take it out.
check-message-empty = The message is empty: enter a text or add an attachment.
check-edit-nothing = There is nothing to change: enter a new text, an attachment or buttons.
check-edit-text-empty = A text cannot be replaced by nothing. Enter a text, or take the field out to leave the text as it is.
check-live-only = The field “{ $field }” works for a live location only: fill in the live period or take it out.
check-ids-alone = The field “{ $field }” does not count when messages are given by id.
check-bot-dialogs = Bots have no list of dialogs: the chats among the bot's last pending updates are returned (at most 100, of one day).
check-bot-history = Bots see no history: this chat's messages among the last pending updates are returned (at most 100, of one day).
check-bot-delete = A bot can delete a message only within 48 hours after it was sent.
check-bot-schedule = Bots have no scheduled messages: the message waits in the program and leaves only if it is running.

## Numbers, dates, contacts.

check-not-a-number = The field “{ $field }” needs a number, but “{ $text }” was entered.
check-not-whole = The field “{ $field }” needs a whole number, but “{ $text }” was entered.
check-range = The field “{ $field }” needs a number from { $least } to { $largest }.
check-message-id = “{ $text }” is not a message id. A whole number above zero or a saved result of sending will do.
check-message-ids-count = { $count ->
    [0] No message is given: 1 to 100 are needed.
    [one] { $count } message is given, but at one time it can be 1 to 100.
   *[other] { $count } messages are given, but at one time it can be 1 to 100.
}
check-date-seconds = The date seems to be in seconds. Milliseconds are needed here.
check-date-format = “{ $text }” is not a date. ISO 8601 is needed, for example 2026-12-31T18:00:00+03:00.
check-vcard-long = The vCard has { $bytes } bytes, but Telegram takes at most 2048. Make it shorter.
check-phone = “{ $text }” does not look like a phone number.

## The text.

check-text-empty = After formatting nothing is left of the text, and Telegram takes no empty message.
check-text-long = The text has { $count } characters, and a message holds { $most }: it will be sent as several messages.
check-caption-long = The caption has { $count } characters, and { $most } fit: the text will be sent as a message of its own after the files.
check-edit-long = The new text has { $count } characters, and { $most } fit. Make it shorter.

## Addresses.

check-bot-phone = A bot cannot write to a phone number. Give the numeric id of a person who has written to the bot.
check-bot-me = Bots have no Saved Messages: “me” works for people's accounts only.
check-bot-username = By the name @{ $name } a bot finds a channel or group only. To a person a bot writes by numeric id.
check-phone-without-plus = This looks like a phone number without “+”: it will be taken for an id.

## Attachments.

check-attachment-missing = Attachment { $number } names no file.
check-attachment-no-url = Attachment { $number } has no url. Pass the file object with its url.
check-attachment-number = Attachment { $number } is a number. Pass the file object with its url.
check-attachment-url = Attachment { $number }: the address “{ $url }” will not do. An http(s) address or a file path is needed.
check-attachment-file-id = Attachment { $number }: a Telegram file_id works for bots only. Give an address or a file path.
check-attachment-one = A file is replaced by one file, but there are { $count }.
check-album-buttons = An album takes no buttons. Take them out or leave one file.
check-album-split = { $count ->
    [one] An album holds 10 files: { $count } file will go in several albums ({ $albums }).
   *[other] An album holds 10 files: { $count } files will go in several albums ({ $albums }).
}
check-album-mixed = Files of different kinds do not mix: photos and videos, music and documents go apart, in that order.

## Buttons.

check-buttons-json = The buttons' JSON has an error: line { $line }, column { $column }.
check-buttons-kind = It cannot be told what buttons these are: a key inline_keyboard, keyboard, remove_keyboard or force_reply is needed.
check-buttons-inline-only = An edited message takes buttons below the message only (inline_keyboard).
check-buttons-size = The buttons take more than 10 KB: Telegram may refuse them.
check-buttons-true = The key { $key } must have the value true.
check-buttons-shape = Buttons are a list of rows, and each row is a list of buttons: [[button, button], [button]].
check-buttons-none = The keyboard has no button.
check-buttons-count = { $count ->
    [one] { $count } button is too many: Telegram shows at most { $most }.
   *[other] { $count } buttons are too many: Telegram shows at most { $most }.
}
check-buttons-row = Row { $row } has too many buttons: { $most } fit.
check-button-text = Row { $row }, button { $column }: it has no text.
check-button-action = { $count ->
    [0] Row { $row }, button { $column }: it is not said what it does (url, callback_data or another).
   *[other] Row { $row }, button { $column }: it has several actions, but must have one.
}
check-reply-button-action = Row { $row }, button { $column }: it has several requests, but may have one at most.
check-pay-first = Row { $row }, button { $column }: a button that pays or starts a game must come first in the first row.
check-private-only = Row { $row }, button { $column }: such a button works in private chats only, and this chat is a group or channel.
check-callback-data = Row { $row }, button { $column }: callback_data has { $bytes } bytes, but must have 1 to 64 (a Cyrillic letter has 2).
check-button-url = Row { $row }, button { $column }: the address “{ $url }” will not do. http(s) or tg is needed.
check-web-app-url = Row { $row }, button { $column }: the address “{ $url }” will not do. A web app needs https.
check-login-url = Row { $row }, button { $column }: the address “{ $url }” will not do. A login needs https.
check-placeholder-length = The placeholder has { $count } characters, but must have 1 to { $most }.
check-copy-text-length = Row { $row }, button { $column }: the text to copy has { $count } characters, but must have 1 to { $most }.

## Expressions and variables.

check-quoted-template = In quotes JavaScript puts nothing in for ${"{"}…{"}"}: the text would go as it is. Use backticks.
check-unknown-variable = There is no variable “{ $variable }”, neither in the test data nor among the results of earlier steps.
check-variable-too-early = The variable “{ $variable }” is there only later: the node that writes it does not run before this one.
check-unknown-key = By the test data “{ $variable }” has no “{ $key }”.
check-text-is-expression = “{ $text }” is written as text and would go as it is. If its value is meant, switch to expression mode.
check-double-braces = “{"{{"}{ $text }{"}}"}” would go as it is: a value is put in by ${"{"}…{"}"}.

## Fixes.

check-fix-clear = Take out the field “{ $field }”
check-fix-remove-node = Remove the node
check-fix-remove-line = Remove the line
check-fix-rename = Rename
check-fix-replace = Replace by { $with }
check-fix-connection = Choose “{ $name }”
check-fix-expression = Make it an expression
check-fix-first-file = Leave the first file
check-fix-backticks = Replace by backticks
check-fix-plain = Send without formatting
