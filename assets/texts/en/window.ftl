## The window.

window-menu-file = File
window-menu-edit = Edit
window-menu-run = Run
window-menu-view = View
window-menu-connections = Connections
window-theme-system = Theme of the system
window-theme-light = Light theme
window-theme-dark = Dark theme

window-command-new = New scenario
window-command-open-folder = Open folder…
window-command-type-folder = Open folder by path…
window-command-save = Save
window-command-rename = Rename file…
window-command-duplicate = Make a copy
window-command-delete = Move to trash…
window-command-close = Quit
window-command-undo = Undo
window-command-redo = Redo
window-command-add-step = Add step
window-command-remove-step = Remove step
window-command-run = Run step
window-command-run-all = Run whole scenario
window-command-cancel = Stop the run
window-command-connect-bot = Connect a bot…
window-command-connect-user = Sign in as a user…
window-command-import-token = Import a session string…
window-command-fold-flow = Show or hide the flow

window-unsaved-changes = There are unsaved changes
window-endpoint-sandbox = Sandbox
window-endpoint-real = Real Telegram
window-mode-check = Check
window-mode-run = Run
window-run-mode = Run mode
window-run-choose-mode = Choose the run mode
window-run-cancel = Stop

window-scenarios = Scenarios
window-search-scenarios = Find a scenario…
window-connections = Connections
window-connection-sandbox-bot = Sandbox · bot
window-connection-sandbox-user = Sandbox · user
window-no-folder = No folder of scenarios is open.
window-empty-folder = There are no scenarios in this folder yet.
window-nothing-found = Nothing found.
window-file-unreadable = The file cannot be read as a scenario. Open it to learn where the mistake is.

window-nothing-open = No scenario is open
window-nothing-open-hint = Choose one at the left or make a new one.
window-section-general = General
window-section-connection = Connection
window-section-parameters = Parameters
window-section-buttons = Buttons
window-section-result = Result
window-section-events = Boundary events
window-field-name = Name
window-field-step-name = Step name
window-field-connection-kind = Connection type
window-field-connection = Connection
window-field-action = Action
window-field-options = Sending
window-field-save-result = Save result in
window-field-code-to = Error code in
window-field-message-to = Error message in
window-field-error-next = After an error
window-field-timeout-after = Time limit
window-field-timeout-next = After a timeout
window-field-next = Next
window-next-none = End of the process
window-event-error = Error
window-event-error-catch = Catch errors
window-event-timeout = Timeout
window-event-timeout-catch = Limit the time
window-node-not-a-step = Only Telegram steps can be edited here so far. Start, assignment and end are run; gateways and timers are not yet.
window-buttons-bots-only = Only a bot can send buttons. Choose the connection type “Bot”.
window-place-column = Column { $column }.
window-place-line = Line { $line }, column { $column }.

window-format-plain = Plain
window-attachments-media = Media
window-attachments-documents = Documents
window-dialogs-people = People
window-dialogs-bots = Bots
window-dialogs-groups = Groups
window-dialogs-channels = Channels

window-mode-text = text
window-mode-expression = expression
window-mode-text-hint = The field holds text; values are put in as { "${…}" }. Click to write a JavaScript expression.
window-mode-expression-hint = The field holds a JavaScript expression. Click to write plain text.
window-hint-peer = @name, chat ID or expression
window-hint-text = Message text
window-hint-message-id = Message ID or a saved result
window-hint-date = 2026-12-31T18:00
window-hint-result = sent
window-hint-duration = PT30S
window-hint-attachment-address = https://… or a file path
window-hint-attachment-title = Title
window-hint-attachments-expression = allValues.files
window-kind-undefined = undefined
window-kind-null = empty
window-kind-boolean = yes or no
window-kind-number = number
window-kind-string = text
window-kind-date = date
window-kind-array = array
window-kind-object = object
window-kind-function = function

window-attachments-expression = Attachments: expression
window-attachments-as-list = Use a list
window-attachments-as-expression = Use an expression
window-attachments-add-file = Add a file
window-attachments-add-link = Add a link
window-attachment-address = Attachment { $number }: address
window-attachment-title = Attachment { $number }: title
window-attachment-remove = Remove attachment { $number }

window-keyboard-none = None
window-keyboard-json = JSON
window-keyboard-expression = Expression
window-keyboard-json-name = Buttons: JSON
window-keyboard-expression-name = Buttons: expression
window-keyboard-broken = This is no JSON yet: line { $line }, column { $column }. The last valid keyboard is kept.
window-keyboard-templates = Templates:
window-template-yes-no = Yes / No
window-template-link = Link
window-template-contact = Ask for the phone
window-template-remove = Remove keyboard
window-template-yes = Yes
window-template-no = No
window-template-open = Open the site
window-template-share-phone = Share my phone


window-cancel = Cancel
window-save = Save
window-discard = Don't save
window-unsaved-title = Save the changes in “{ $name }”?
window-unsaved-about = Otherwise the changes will be lost.
window-real-run-title = Run on the real Telegram?
window-real-run-about = Recipient: { $recipient }. It will be done for real. You will not be asked about this recipient again until the program closes.
window-real-run-unknown = The recipient is not known beforehand. It will be done for real.
window-real-run-send = Yes, run it
window-real-read-title = Read the updates of a real bot?
window-real-read-about =
    { $count ->
        [one] The run reads the updates that the bot “{ $bots }” has not fetched yet. Reading sends and changes nothing, and the updates stay, but if the bot is running in another program now, its polling is interrupted. You will not be asked about this bot again until the program closes.
       *[other] The run reads the updates that these bots have not fetched yet: { $bots }. Reading sends and changes nothing, and the updates stay, but if a bot is running in another program now, its polling is interrupted. You will not be asked about these bots again until the program closes.
    }
window-real-read-agree = Yes, read them
window-conflict-title = Another program changed the file
window-conflict-about = { $path } has changed since it was opened. Your changes are not written yet. Reading it again drops them.
window-conflict-reload = Read again
window-conflict-overwrite = Write mine
window-rename-title = Rename the file
window-file-name = File name
window-rename = Rename
window-delete-title = Delete “{ $name }”?
window-delete-about = The file will be moved to the trash.
window-delete = Delete
window-folder-title = Open a folder of scenarios
window-folder-about = Type the path of the folder. The file window of the system, where there is one, is in the File menu.
window-folder-path = Path
window-folder-open = Open

window-test-run = Test run
window-mode-check-about = Evaluates the fields and shows the request. Nothing is sent.
window-mode-run-sandbox-about = The message goes to the sandbox inside the program. The real Telegram is not touched.
window-mode-run-real-about = Really sends.
window-no-run-yet = Nothing has been run yet
window-no-run-hint = Press the run button or Ctrl+Enter: the result will appear here.
window-variables = Variables
window-variables-name = Variables (JSON)
window-variables-broken = Line { $line }, column { $column }: this is no JSON. { $reason } The former values are used meanwhile.
window-variables-no-object = Variables are written as an object: { "{ \"name\": value }" }.
window-variables-saved = From earlier runs:
window-test-data-default = Default
window-test-data-add = Add a set
window-run-waiting = Waiting for Telegram's answer…
window-run-transfer = Transferring { $what }
window-run-flood = Telegram asks to wait: { $left }
window-run-hold = The message waits for its time: { $left }. This works while the program is open.
window-run-cancelling = Stopping…
window-run-elapsed = { $seconds } s
window-outcome-done = Done
window-outcome-failed = Failed
window-outcome-timed-out = Timed out
window-outcome-cancelled = Stopped
window-outcome-unknown = Unknown whether delivered
window-outcome-dry-run = Checked
window-nothing-sent = Nothing was sent: this is the request that would have left.
window-caught-by-error = Caught by Error
window-caught-by-timeout = Caught by Timeout
window-run-figures =
    { $duration } · { $attempts ->
        [one] { $attempts } attempt
       *[other] { $attempts } attempts
    }
window-duration-ms = { $ms } ms
window-duration-seconds = { $seconds } s
window-duration-minutes = { $minutes } min { $seconds } s
window-retry-after =
    A retry can help in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
window-telegram-words = Telegram's answer
window-tab-tree = Tree
window-tab-json = JSON
window-tab-request = Request
window-copy-all = Copy all
window-copy-value = Copy value
window-copy-path = Copy path
window-search-result = Find in the result…
window-open-branches = Expand all
window-close-branches = Collapse all
window-no-result = There is no result.
window-no-request = There were no requests.
window-tree-items =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
window-tree-keys =
    { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }

window-status-no-problems = No problems
window-status-warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
window-status-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
window-status-last-run = Last run: { $outcome }, { $duration }
window-status-sandbox = Sandbox: { $address }
window-status-sandbox-starting = The sandbox is starting…
window-status-sandbox-failed = The sandbox did not start

window-new-scenario-name = New scenario
window-copy-name = { $name } — copy
window-notice-saved = Saved
window-notice-deleted = The file { $path } was moved to the trash
window-notice-read-only = The file holds a secret, so it is open for reading only. Move the secret to a connection.
window-notice-edit-failed = The change was not made: { $reason }

window-broken-file = The file “{ $name }” cannot be opened
window-broken-untouched = The file is untouched. Mend it in a text editor and open it again.

window-no-screen = there is no screen
window-no-graphics = the screen cannot be drawn on: { $reason }
window-no-picture = the window gave no picture
window-picture-not-written = the picture was not written: { $reason }

window-running-title = A run is still under way
window-running-about = Leaving ends it. A message that waits for its time will not be sent.
window-running-stop = End it and leave

window-section-notes = Notes
window-field-notes = Notes
window-field-scenario-name = Scenario name
window-hint-notes = What this is for, what is good to know
window-event-flood = Waiting
window-event-flood-wait = Wait when Telegram asks to wait
window-scenario-name-hint = Click to change the scenario's name and notes

window-variables-stop-run = The run was not started. Mend the variables and run again.
window-notice-saved-without-variables = Saved without the variables: they are no JSON. Mend them and save again.
window-notice-saved-without-keyboard = Saved without the changes of the buttons: they are no JSON. Mend them and save again.
window-changed-since-run = The step was changed after the run.
window-recipient-me = Saved Messages
window-required = required
window-hint-scenario-notes = What this scenario is for, what is good to know
