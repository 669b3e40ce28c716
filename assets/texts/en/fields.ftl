## The component's fields.

field-peer = Dialog
field-text = Text
field-format = Text format
field-raw-values = Values as they are
field-attachments = Attachments
field-attachment = Attachment
field-attachments-as = Send attachments as
field-link-preview = Link preview
field-latitude = Latitude
field-longitude = Longitude
field-horizontal-accuracy = Accuracy, m
field-live-period = Live for, s
field-heading = Heading, °
field-proximity-alert-radius = Alert radius, m
field-phone-number = Phone
field-first-name = First name
field-last-name = Last name
field-vcard = vCard
field-from-peer = From dialog
field-message-id = Message ID
field-message-ids = Message IDs
field-without-author = Without author
field-for-everyone = Delete for everyone
field-limit = At most
field-archived = Archived
field-kinds = Kinds of dialogs
field-search = Search
field-before-id = Before message
field-from-date = From date
field-to-date = To date
field-reply-to = Reply to message
field-send-at = Send later
field-silent = Send silently
field-topic = Topic
field-protect-content = Protect content
field-buttons = Buttons

action-send-message = Send message
action-send-location = Send location
action-send-contact = Send contact
action-forward-message = Forward message
action-edit-message = Edit message
action-delete-message = Delete message
action-get-dialogs = Get dialogs
action-get-profile = Get profile
action-get-messages = Get messages

connection-kind-user = User
connection-kind-bot = Bot

node-kind-start = Start
node-kind-end = End
node-kind-assign = Assign variables
node-kind-gateway = Gateway
node-kind-timer = Timer
