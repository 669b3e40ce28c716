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
