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
check-loop-pace = Messages are sent in a loop. For Telegram not to ask for a wait, keep to 30 messages a second in all, one a second to a chat and 20 a minute to a group.
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

check-field-empty = The field “{ $field }” is empty. Fill it in or take it out.
check-ids-alone = The field “{ $field }” does not count when messages are given by id.
check-bot-dialogs = Bots have no list of dialogs: the chats among the bot's last pending updates are returned (at most 100, of one day).
check-bot-history = Bots see no history: this chat's messages among the last pending updates are returned (at most 100, of one day).
check-bot-delete = A bot can delete a message only within 48 hours after it was sent.
check-user-edit = An account can edit a message of its own only within 48 hours after it was sent (Saved Messages and own channels have no limit).
check-bot-schedule = Bots have no scheduled messages: the message waits in the program and leaves only if it is running.

## Numbers, dates, contacts.

check-phone = “{ $text }” does not look like a phone number.

## Addresses.

check-phone-without-plus = This looks like a phone number without “+”: it will be taken for an id.
check-group-moved = The group has become a supergroup, and its id is { $new } now. Put it in place of the old one ({ $old }) in the field “{ $field }”.
check-group-moved-expression = The group has become a supergroup, and its id is { $new } now, not { $old }. The field “{ $field }” takes it from “{ $source }”: change the id there.

## Attachments.

check-attachment = Attachment { $number }. { $reason }
check-album-split = { $count ->
    [one] An album holds 10 files: { $count } file will go in several albums ({ $albums }).
   *[other] An album holds 10 files: { $count } files will go in several albums ({ $albums }).
}
check-album-mixed = Files of different kinds do not mix in one album: photos and videos go first, then documents, then music, then voice messages and animations one by one.

## Expressions and variables.

check-quoted-template = In quotes JavaScript puts nothing in for ${"{"}…{"}"}: the text would go as it is. Use backticks.
check-unknown-variable = There is no variable “{ $variable }”, neither in the test data nor among the results of earlier steps.
check-variable-too-early = The variable “{ $variable }” is not there yet: the step that writes it runs later.
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
check-fix-remove-file = Take out empty attachments
check-fix-split-row = Split the row
check-fix-move-first = Put the button first
check-fix-backticks = Replace by backticks
check-fix-plain = Send without formatting
