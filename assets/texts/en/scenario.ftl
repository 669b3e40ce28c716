## Texts of `scenario`.

scenario-peer-empty = It is not said whom or which chat this is about. Enter a @username, a numeric id or a t.me link.
scenario-peer-not-an-address = “{ $text }” is not a Telegram address. A @username (Latin letters, digits, _), a link t.me/username, a numeric id or a phone number with “+” will do.
scenario-peer-invitation = This is an invitation link: it names nobody. Enter the chat's @username or numeric id.

scenario-edit-no-such-node = The scenario has no node “{ $node }” any more.
scenario-edit-wrong-node = This change does not suit the node “{ $node }”: it is of another kind.
scenario-edit-not-a-step = The node “{ $node }” is not a Telegram step.
scenario-edit-no-test-data = This set of test data is not there any more.
scenario-edit-id-taken = The scenario has a node “{ $node }” already.
scenario-edit-wrong-content = The action “{ $action }” does not take such a value in the field “{ $field }”.

## The scenario file.

scenario-load-at = Line { $line }, column { $column }. { $reason }
scenario-load-empty = The file is empty: there is no scenario in it.
scenario-load-cut = The file breaks off in the middle: it seems to have been copied only in part. Take the whole file.
scenario-load-unknown-field = Unknown field “{ $name }”. These can stand here: { $known }.
scenario-load-unknown-variant = Unknown word “{ $name }”. These can stand here: { $known }.
scenario-load-missing-field = The required field “{ $name }” is missing.
scenario-load-duplicate-field = The field “{ $name }” is given twice. Leave one.
scenario-load-wrong-type = This should stand here: { $expected }. But there is: { $found }.
scenario-load-wrong-type-unnamed = This should stand here: { $expected }.
scenario-load-sign-expected = The sign “{ $sign }” is missing.
scenario-load-version = The file is of version { $version }, but this program understands version 1. Update the program.
scenario-load-duplicate-node = There is a node with the id “{ $node }” already. Give the second one another id.
scenario-load-too-deep = Too many brackets within brackets.
scenario-load-syntax = A scenario is not written like this. Check the brackets, quotes and commas near this place.

scenario-load-expected-text = a text in quotes
scenario-load-expected-yes-no = true or false
scenario-load-expected-integer = a whole number
scenario-load-expected-number = a number
scenario-load-expected-list = a list in square brackets
scenario-load-expected-map = “key: value” pairs in braces
scenario-load-expected-struct = fields in parentheses
scenario-load-expected-name = a name
scenario-load-expected-other = another value
scenario-load-found-text = the text { $value }
scenario-load-found-yes-no = { $value }
scenario-load-found-number = the number { $value }
scenario-load-found-list = a list
scenario-load-found-map = “key: value” pairs
scenario-load-found-name = one name without brackets
scenario-load-found-other = a value of another kind

scenario-save-secret = The file was not saved: “{ $field }” holds a secret (a bot token or a session string). Move it to a connection.
scenario-save-secret-in-node = The file was not saved: the field “{ $field }” of the node “{ $node }” holds a secret (a bot token or a session string). Move it to a connection.
scenario-save-duplicate-node = The file was not saved: two nodes have the id “{ $node }”. Remove or rename one of them.
scenario-save-too-deep = The file was not saved: the test data or the buttons have too many levels within each other.
scenario-save-unwritable = The file was not saved: the scenario could not be written. The writer says: { $words }.
