## Texts of `telegram` about messages that are there already, about locations and contacts.

# Editing.
telegram-message-not-modified = The message is like that already, there is nothing to change. If that is no mistake, handle it with the Error event.
telegram-edit-not-found = The message to edit was not found. Check the fields “Dialog” and “Message ID”: it may have been deleted, or be in another chat.
telegram-edit-forbidden = The bot may not edit this message. A bot edits its own messages only (others' posts in a channel as an administrator), and not all of them: a contact, for one, cannot be edited. Check the field “Message ID”.
telegram-edit-too-late = This message can no longer be edited: the time for it is over. Send a new one.
telegram-no-text-to-edit = This message has no text. Check the field “Message ID”.
telegram-no-caption-to-edit = This message has neither text nor caption: such a one (a location, contact, sticker) cannot be edited. Check the field “Message ID”.
telegram-no-media-to-edit = This message has no file that could be replaced. Check the field “Message ID” or remove the attachment.
telegram-edit-album-kind = The message belongs to an album, and the new file must be of the same kind: photos and videos replace each other, documents only documents, music only music.
telegram-edit-media-kind = Telegram does not let a file of another kind replace this one. Choose an attachment of the same kind.
telegram-edit-overtaken = While the file was on its way, this message was edited once more. Look at it and, if need be, try again.
telegram-inline-keyboard-only = An edited message takes only buttons under the message (inline_keyboard). Remove the other keyboard from the field “Buttons”.

# Deleting.
telegram-delete-not-found = The message to delete was not found: it may have been deleted already.
telegram-delete-too-late = This message can no longer be deleted for everyone: it is more than 48 hours old.
telegram-delete-forbidden = The bot may not delete this message. A bot deletes its own messages within 48 hours, and others' in a group or channel as an administrator who may delete.

# Forwarding and copying.
telegram-forward-not-found = The message to forward was not found. Check the fields “From dialog” and “Message IDs”: it may have been deleted, or be in another chat.
telegram-nothing-forwarded = Telegram forwarded no message: none was found, or none may be forwarded. Check the fields “From dialog” and “Message IDs”.
telegram-forward-protected = The chat that the messages come from does not allow copying. They cannot be forwarded, with or without the author.
telegram-forward-forbidden = This message cannot be forwarded: it is a service message or protected from copying. Check the field “Message IDs”.
telegram-message-not-found = No message with this ID was found. Check the message ID and the dialog.
telegram-message-ids-order = Message IDs must go up and not repeat. Check the field “Message IDs”.
telegram-message-ids-count = From 1 to 100 message IDs can be given at once. Check the field “Message IDs”.

# Locations and contacts.
telegram-location-invalid = Telegram did not accept the coordinates. Latitude is from −90 to 90, longitude from −180 to 180.
telegram-live-period-invalid = A live location lasts from 60 to 86400 seconds, or for ever (2147483647). Check the field “Live for, s”.
telegram-live-heading-invalid = The heading is from 1 to 360 degrees. Check the field “Heading, °”.
telegram-live-proximity-invalid = The alert radius is from 1 to 100000 metres. Check the field “Alert radius, m”.
telegram-contact-invalid = Telegram did not accept the contact. Fill in the fields “Phone” and “First name”.
telegram-vcard-invalid = Telegram did not accept the vCard: it may have 2048 bytes at most. Shorten it or remove it.

# Reading.
telegram-members-hidden = The bot cannot see who is in this chat. Make the bot an administrator.
