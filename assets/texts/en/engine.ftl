## Texts of `engine`: why a step or its field did not work.

engine-field = Field “{ $field }”. { $reason }
engine-field-part = Field “{ $field }”, file { $number }. { $reason }
engine-variable = Variable “{ $variable }”. { $reason }
engine-at-place = Line { $line }, column { $column }. { $reason }

engine-value-undefined = The value is undefined. Check that there is such a variable or key.
engine-value-function = The value is a function. Call it: add parentheses.
engine-value-nan = The value is not a number (NaN). Check the calculation.
engine-text-object = The value is an object, but a text is needed. Take one of its fields, or use JSON.stringify.
engine-text-array = The value is an array, but a text is needed. Take one item, or use join.
engine-not-a-number = A number is needed, but the value is “{ $value }”.
engine-not-whole = A whole number is needed, but the value is “{ $value }”.
engine-not-a-date = The date cannot be read: “{ $value }”. Use ISO 8601 (“2026-11-22T12:00”), a number of milliseconds, a Date or a moment.
engine-not-a-message-id = “{ $value }” is no message ID. Use a whole number above zero, or a saved message that has message_id.
engine-message-id-several = One message ID is needed here, but the value is an array. Take one item.
engine-message-ids-count = { $count ->
        [0] No message ID is given.
        [one] { $count } message ID is given, but Telegram takes 1 to 100 at a time.
       *[other] { $count } message IDs are given, but Telegram takes 1 to 100 at a time.
    }
engine-attachment-no-url = The attachment has no address. Pass the file object with its url: an object with title and url, a link, or a path to a file.
engine-attachment-url = The attachment's address “{ $url }” does not work. Use an http(s) link or a path to a file.
engine-one-attachment = { $count ->
        [one] { $count } file is given, but media can be replaced by one only.
       *[other] { $count } files are given, but media can be replaced by one only.
    }
engine-out-of-range = The value { $value } does not fit: it must be from { $from } to { $to }.
engine-vcard = { $bytes ->
        [one] The vCard has { $bytes } byte, but Telegram takes up to 2048.
       *[other] The vCard has { $bytes } bytes, but Telegram takes up to 2048.
    }
engine-field-required = The field is required: fill it in.
engine-not-for-bots = Telegram does not allow this to bots. Clear the field, or choose a connection of the type “User”.
engine-not-for-users = Telegram allows this to bots only. Clear the field, or choose a connection of the type “Bot”.
engine-peer-phone-bot = A bot cannot write to a phone number. Use a chat ID, or choose a connection of the type “User”.
engine-peer-me-bot = A bot has no Saved Messages. Use a chat ID, or choose a connection of the type “User”.
engine-text-empty = The text is empty and there are no attachments. Enter a text or add a file.
engine-text-empty-edit = The text would be empty after the edit. Enter a text.
engine-text-too-long = { $length ->
        [one] The text has { $length } character, but an edited one may have up to { $limit }. Make it shorter.
       *[other] The text has { $length } characters, but an edited one may have up to { $limit }. Make it shorter.
    }
engine-nothing-to-edit = Nothing is given to edit. Fill in the text, the attachment or the buttons.
engine-location-not-live = This works for a live location only. Fill in “Live for”, or clear this field.
engine-send-at-too-far = { $days ->
        [one] Telegram schedules messages at most { $days } day ahead. Choose a nearer date.
       *[other] Telegram schedules messages at most { $days } days ahead. Choose a nearer date.
    }

engine-keyboard-text = Buttons' text “{ $text }”. { $reason }

engine-cancelled = The run was cancelled.
engine-cancelled-after-sending = The run was cancelled after a request had left: it may have been carried out. Check in Telegram.
engine-timeout-total = The step did not finish in the time it has ({ $after }).
engine-timeout-total-after-sending = The step did not finish in the time it has ({ $after }). A request had left already: it may have been carried out. Check in Telegram.
engine-timeout-progress = { $seconds ->
        [one] Nothing happened for { $seconds } second, so the step was stopped. Check the network and try again.
       *[other] Nothing happened for { $seconds } seconds, so the step was stopped. Check the network and try again.
    }
engine-timeout-progress-after-sending = { $seconds ->
        [one] Telegram did not answer for { $seconds } second, so the step was stopped. A request had left already: it may have been carried out. Check in Telegram.
       *[other] Telegram did not answer for { $seconds } seconds, so the step was stopped. A request had left already: it may have been carried out. Check in Telegram.
    }
engine-flood-wait = { $seconds ->
        [one] Too many requests: Telegram asks to wait for { $seconds } second. Try again later.
       *[other] Too many requests: Telegram asks to wait for { $seconds } seconds. Try again later.
    }
engine-flood-wait-too-long = { $seconds ->
        [one] Too many requests: Telegram asks to wait for { $seconds } second, and the step has not that long. Try again later, or set a longer Timeout event.
       *[other] Too many requests: Telegram asks to wait for { $seconds } seconds, and the step has not that long. Try again later, or set a longer Timeout event.
    }
engine-panic = Internal error: the step was not carried out. Try again; if it comes back, tell the developers what you did.
engine-panic-after-sending = The program failed after a request had left: it may have been carried out. Check in Telegram.

engine-no-start = The scenario has no beginning. Add a Start node.
engine-node-missing = There is no node “{ $node }” in the scenario. Mend the line that leads to it.
engine-kind-unsupported = The node “{ $node }” is of the kind { $kind }, which this program does not run yet.
engine-nothing-to-run = A node of the kind { $kind } does nothing by itself. Choose a step.
engine-too-many-nodes = { $limit ->
        [one] { $limit } node was passed, so the run was stopped: the scenario seems to go in circles. Check its lines.
       *[other] { $limit } nodes were passed, so the run was stopped: the scenario seems to go in circles. Check its lines.
    }
engine-duration = The timeout's time “{ $text }” cannot be read. An ISO 8601 duration above zero is needed, such as PT30S or P1DT12H.
engine-path-empty = The name of the variable is missing.
engine-path-name = “{ $path }”: “{ $segment }” cannot name a variable. A name is made of letters, digits, “_” and “$” and does not start with a digit.
engine-path-not-object = Nothing can be put into “{ $path }”: “{ $parent }” holds no object. Choose another name.

engine-connection-none = No connection is chosen. Choose one in the step.
engine-connection-unknown = There is no connection “{ $name }”. Add it or choose another.
engine-connection-kind = The connection “{ $name }” is of another type than the step states. Choose another connection or change the type.
engine-secret-missing = The connection “{ $name }” has no secret (token or session). Enter it.
engine-connection-unusable = The connection “{ $name }” does not work: { $reason }
