## Texts of `engine`: why a step or its field did not work.

engine-field = Field “{ $field }”. { $reason }
engine-field-part = Field “{ $field }”, file { $number }. { $reason }
engine-file = File { $number }. { $reason }
engine-variable = Variable “{ $variable }”. { $reason }
engine-at-place = Line { $line }, column { $column }. { $reason }
engine-in-value = In the value of the expression, line { $line }, column { $column }: { $reason }

engine-value-undefined = The value is undefined. Check that there is such a variable or key.
engine-value-function = The value is a function. Call it: add parentheses.
engine-value-nan = The value is not a number (NaN). Check the calculation.

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
engine-secret-missing = The connection “{ $name }” has no secret (token or session). Put it into the environment variable { $variable } and start the program again.
engine-connection-unusable = The connection “{ $name }” does not work: { $reason }
