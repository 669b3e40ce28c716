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

scenario-load-empty = The file is empty: there is no scenario in it.
scenario-load-cut = The file breaks off in the middle (line { $line }): it seems to have been copied only in part. Take the whole file.
scenario-load-unknown-field = Line { $line }, column { $column }: unknown field “{ $name }”. These can stand here: { $known }.
scenario-load-unknown-variant = Line { $line }, column { $column }: unknown word “{ $name }”. These can stand here: { $known }.
scenario-load-missing-field = Line { $line }, column { $column }: the required field “{ $name }” is missing.
scenario-load-duplicate-field = Line { $line }, column { $column }: the field “{ $name }” is given twice. Leave one.
scenario-load-wrong-type = Line { $line }, column { $column }: { $expected } should stand here, but there is: { $found }.
scenario-load-wrong-type-unnamed = Line { $line }, column { $column }: { $expected } should stand here.
scenario-load-sign-expected = Line { $line }, column { $column }: the sign “{ $sign }” is missing.
scenario-load-version = The file is of version { $version }, but this program understands version 1. Update the program.
scenario-load-duplicate-node = Line { $line }, column { $column }: there is a node with the id “{ $node }” already. Give the second one another id.
scenario-load-too-deep = Line { $line }, column { $column }: too many brackets within brackets.
scenario-load-syntax = Line { $line }, column { $column }: the file is written wrongly ({ $words }).

scenario-load-expected-text = a text in quotes
scenario-load-expected-yes-no = true or false
scenario-load-expected-integer = a whole number
scenario-load-expected-number = a number
scenario-load-expected-list = a list in square brackets
scenario-load-expected-map = “key: value” pairs in braces
scenario-load-expected-struct = fields in parentheses
scenario-load-expected-name = a name
scenario-load-expected-other = another value ({ $words })

scenario-save-secret = The file was not saved: “{ $field }” holds a secret (a bot token or a session string). Move it to a connection.
scenario-save-secret-in-node = The file was not saved: the field “{ $field }” of the node “{ $node }” holds a secret (a bot token or a session string). Move it to a connection.
scenario-save-duplicate-node = The file was not saved: two nodes have the id “{ $node }”. Remove or rename one of them.
scenario-save-too-deep = The file was not saved: the test data or the buttons have too many levels within each other.
scenario-save-unwritable = The file was not saved: the scenario could not be written ({ $words }).
