## Texts of `cli`.

cli-no-window = The window could not open ({ $reason }). On a computer without a screen use “scenogram run FILE”; all commands: “scenogram --help”.
cli-built-without-window = This program was built without its window. “scenogram run FILE” runs a scenario; all commands: “scenogram --help”.
cli-nothing-found = No scenario files (*.ron) were found there.
cli-system = The system did not let the program start its work: { $reason }
cli-usage-unknown-argument = There is no option “{ $argument }”.
cli-usage-unknown-command = There is no command “{ $command }”.
cli-usage-suggestion = Perhaps “{ $suggestion }” was meant.
cli-usage-missing = This is missing: { $argument }.
cli-usage-no-value = The option “{ $argument }” has no value.
cli-usage-value = The value “{ $value }” does not suit “{ $argument }”.
cli-usage-known-values = These do: { $known }.
cli-usage-conflict = “{ $argument }” and “{ $other }” do not go together.
cli-usage-repeated = “{ $argument }” can be given only once.
cli-usage-other = The command is written wrongly.
cli-usage-picture-alone = “--screenshot” draws the window and does not go together with a command.
cli-usage-help = All commands and options: scenogram --help
cli-no-such-step = The scenario has no step with the id “{ $step }”.
cli-no-such-data = The scenario has no test data “{ $name }”. There is: { $known }.
cli-vars-invalid = { $path }:{ $line }:{ $column }: an object of variables in JSON is expected. { $reason }
cli-set-path-empty = --set: no variable is named before “=”.
cli-set-path-name = --set { $path }: “{ $segment }” cannot be the name of a variable. A name is made of letters, digits, “_” and “$” and does not begin with a digit.
cli-set-path-not-object = --set { $path }: “{ $parent }” is not an object, so nothing can be put into it.
cli-set-json = --set { $path }: the value is not JSON (column { $column }). { $reason } A text stands in quotes: '"text"'.
cli-flood-wait = { $step }: Telegram asks to wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
cli-holding = { $step }: the message is held until { $until }. This works only while the program runs.
cli-in-step = { $step }: { $words }
cli-progress = { $what }: { $percent } %
cli-node = { $sign } { $name } ({ $milliseconds } ms)
cli-line-error = → goes on along the Error line
cli-line-timeout = → goes on along the Timeout line
cli-ended-done = Done.
cli-ended-done-caught = { $count ->
    [one] Done, but not without errors: a boundary event caught { $count } error (see above).
   *[other] Done, but not without errors: boundary events caught { $count } errors (see above).
}
cli-ended-failed = Failed.
cli-ended-timed-out = Timed out.
cli-ended-cancelled = Stopped.
cli-ended-unknown = Outcome unknown: a request left and its answer never came.
cli-ended-dry-run = Checked; nothing was sent.
cli-check-clean = { $path }: no problems
cli-check-found = { $path }: { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
cli-severity-error = error
cli-severity-warning = warning
cli-severity-information = note
cli-sandbox-bot = Bot API: { $url }, token { $token }
cli-sandbox-mtproto = Users: { $address }, DC { $dc }, API ID { $api_id }, API hash { $api_hash }, layer { $layer }
cli-sandbox-people = People (--format json gives their session strings):
cli-sandbox-code = code { $code }
cli-sandbox-password = password “{ $password }”
cli-sandbox-chats = Chats:
cli-sandbox-stop = The sandbox serves. Ctrl-C stops it.
cli-no-such-view = There is no view “{ $name }”. There are: { $known }.
cli-no-picture-folder = The picture cannot be written: there is no folder “{ $folder }”. Make it or name another.
cli-no-temporary-folder = a temporary folder cannot be made: { $reason }
cli-backend-gone = Internal error: the run broke off. It is not known what was sent: look into the chat.
