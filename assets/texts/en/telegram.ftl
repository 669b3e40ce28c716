## Texts of `telegram`.

# The connection and what is around a request.
telegram-endpoint-invalid = The Bot API server's address “{ $address }” does not work: give one like https://api.telegram.org, without “?” and “#”.
telegram-token-malformed = This is not a bot token. Copy all of it from the chat with @BotFather.
telegram-wrong-token = Telegram does not accept the bot token. Check that all of it was copied, that it was not revoked in @BotFather, and that the Bot API server's address is right.
telegram-no-http-client = The network connection could not be prepared. Restart the program.
telegram-network = The server could not be reached, and nothing was sent. Check the network and the server's address, then try again. Reason: { $reason }.
telegram-unknown-outcome = The request left and no answer came: the message may have been delivered. Look at the chat before you send it again. Reason: { $reason }.
telegram-unknown-change = The request left and no answer came: the change may have been made. The step can be run again safely: the same change a second time does no harm. Reason: { $reason }.
telegram-no-retry = { $error } Trying again without a change will not help.
telegram-reason-silence = the server is silent
telegram-reason-gateway = a gateway answered instead of Telegram
telegram-not-bot-api = What answers at this address is not a Bot API server, and nothing was sent. Check the server's address in the connection.
telegram-flood-wait = { $seconds ->
    [one] Telegram asks to wait { $seconds } second. Try again later.
   *[other] Telegram asks to wait { $seconds } seconds. Try again later.
}
telegram-too-many-requests = Too many requests in a row. Try again in a minute.
telegram-chat-migrated = The group became a supergroup; its new id is { $chat }. Put it into the field “Dialog”.
telegram-chat-upgraded = The group became a supergroup, and its id has changed. Find the new id and put it into the field “Dialog”.
telegram-part-sent = { $sent ->
    [one] { $sent } part of { $total } was sent, then there was an error.
   *[other] { $sent } parts of { $total } were sent, then there was an error.
} { $error }
telegram-phone-peer = A bot cannot address a phone number. Give the chat's id or a channel's name, or choose a user connection.
telegram-own-account-peer = A bot has no Saved Messages: the address “me” is for user connections only. Give the chat's id.
telegram-documents-only = Only a user can send attachments as documents. For a bot choose “Media” in the field “Send attachments as”.
telegram-unavailable = Something failed at Telegram, and the request was not carried out. Try again in a minute.
telegram-bot-logged-out = The bot has logged out of this Bot API server. Log in again or give another server's address.
telegram-webhook-active = The bot has a webhook, so its updates cannot be read this way. Turn the webhook off (deleteWebhook) and try again.
telegram-conflict = Another program is reading this bot's updates. Stop it and try again.
telegram-other = Telegram refused: { $telegram }

# The chat and the people in it.
telegram-chat-not-found = The chat was not found. Check the field “Dialog”: a bot addresses a person by id only, and only after they wrote to it; it must be in the group or channel.
telegram-user-not-found = The person was not found. Check the id in the field “Dialog”.
telegram-peer-id-invalid = There is no such id, or the bot has never met it. Check the id in the field “Dialog”; a person must write to the bot first.
telegram-chat-id-empty = Nobody is addressed. Fill in the field “Dialog”.
telegram-bot-blocked = The person has blocked the bot. A message can be sent only after they unblock it.
telegram-cannot-initiate = A bot cannot write first. Ask the person to open the bot and press Start.
telegram-peer-is-bot = The addressee is a bot, and bots do not write to bots. Check the field “Dialog”.
telegram-bot-kicked = The bot was removed from this chat. Add it again.
telegram-bot-not-member = The bot is not in this chat. Add it to the group, or to the channel as an administrator.
telegram-user-deactivated = The addressee's account was deleted. Nothing can be sent to it.
telegram-group-deactivated = The group was deleted or closed. Give another chat in the field “Dialog”.
telegram-channel-private = The channel or group is closed to the bot. Add the bot to it.
telegram-premium-required = The addressee takes messages from Telegram Premium users only. A bot cannot write to them.
telegram-payment-required = The addressee takes messages for Telegram Stars only. A bot cannot write to them.

# Rights.
telegram-need-admin-rights = The bot needs administrator rights in this chat. Make it an administrator who may post.
telegram-not-enough-rights = The bot may not write in this chat. Ask an administrator for the right.
telegram-media-forbidden = The bot may not send such files in this chat. Ask an administrator to allow them, or send without attachments.
telegram-voice-forbidden = The addressee does not take voice messages. Send the recording as a document, or text.
telegram-chat-write-forbidden = The bot may not write in this chat. Check the bot's rights and the chat's settings.
telegram-chat-restricted = Telegram has restricted this chat. Nothing can be sent to it.
telegram-bot-banned = Telegram has restricted the bot: it cannot write to groups and channels. Turn to @SpamBot.

# Text.
telegram-text-empty = The message is empty. Fill in the field “Text” or add an attachment.
telegram-text-too-long = The text is longer than 4096 characters. Shorten it.
telegram-caption-too-long = The caption is longer than 1024 characters. Shorten the text.
telegram-text-not-utf8 = The text has characters that are not allowed. Check the values that are put into it.
telegram-entities-invalid = Telegram did not accept the text's formatting. Check the markup and the text format.
telegram-entities-too-long = The text has too much formatting. Simplify it.

# What the message refers to.
telegram-reply-not-found = The message to reply to was not found. Check the field “Reply to message”: it may have been deleted, or be in another chat.
telegram-topic-not-found = The topic was not found. Check the field “Topic”: it may have been deleted, or the chat is not a forum.
telegram-topic-closed = The topic is closed. Open it or give another.

# Buttons.
telegram-album-buttons = An album cannot have buttons. Send one file, or send the buttons in a message of their own.
telegram-button-data-invalid = A button's data (callback_data) must take 1 to 64 bytes; a Cyrillic letter takes two. Shorten it.
telegram-button-url-invalid = A button's link does not work. Give a full address, such as https://example.com.
telegram-button-type-invalid = Such a button is not allowed in this chat. Check its kind: web_app works in private chats only.
telegram-button-user-invalid = A button leads to a person who does not allow it or whom the bot does not know. Remove it, or use a link.
telegram-button-copy-invalid = A button's text to copy must have 1 to 256 characters.
telegram-button-login-invalid = The login button's address is not linked with the bot. Link the domain in @BotFather (/setdomain).
telegram-button-no-action = A button under the message has no action. Give it a link, callback_data or another action.
telegram-button-private-only = Such a button can be shown in a private chat only. Remove it, or send the message to a person.
telegram-button-text-empty = A button has no caption. Fill in text.
telegram-button-invalid = Telegram did not understand one of the buttons. Check its fields. Telegram's answer: { $telegram }
telegram-keyboard-too-big = The keyboard is too big. Use fewer buttons or less data in them.
telegram-keyboard-invalid = Telegram did not understand the keyboard. Check the field “Buttons”. Telegram's answer: { $telegram }

# Files.
telegram-file-not-found = The file “{ $path }” was not found. Check the attachment's path.
telegram-file-unreadable = The file “{ $file }” cannot be read ({ $reason }). Check the rights to it and try again.
telegram-file-is-folder = “{ $path }” is not a file. Give the path of a file.
telegram-empty-file = The file “{ $file }” is empty, and Telegram takes no empty files.
telegram-big-file = The file “{ $file }” is too big: { $size } MB. A bot may send { $limit } MB at most.
telegram-photo-size = The photo “{ $file }” ({ $width } × { $height }) does not fit: width and height together are 10000 at most, one no more than 20 times the other. Make it smaller, or send it in an archive.
telegram-photo-dimensions = The photo's size does not fit: width and height together are 10000 at most, one no more than 20 times the other. Make it smaller.
telegram-photo-invalid = Telegram could not read the photo. Check that it is a sound JPEG, PNG or WebP.
telegram-file-too-big = The file is too big: a bot may send photos up to 10 MB and other files up to 50 MB.
telegram-file-empty = The file is empty, and Telegram takes no empty files.
telegram-file-missing = Telegram did not get the file. Check the attachment and try again.
telegram-file-type-mismatch = The file with this file_id is of another kind. Send the file itself, or state its type.
telegram-file-id-invalid = This bot knows no such file_id. Take one from a result of the same bot, or give the file's address.
telegram-file-id-expired = This file_id has expired. Get a new one, or send the file itself.
telegram-upload-broken = The file did not reach Telegram whole. Send it again.
telegram-media-invalid = Telegram did not accept the file. Check that it is sound and of the kind that its extension says.
telegram-album-invalid = Telegram did not accept the album: it has 2 to 10 files, with documents and music apart from photos and videos.
telegram-url-not-http = The attachment's address “{ $url }” does not work: give an http or https address, or the path of a file.
telegram-url-status = The file at “{ $url }” was not downloaded: the server answered with code { $status }. Check that the address opens without signing in.
telegram-url-unreachable = The file at “{ $url }” was not downloaded ({ $reason }). Check the address and the network, then try again.
telegram-url-failed = Telegram could not download the file at the address. Check that the address opens without signing in.
telegram-url-invalid = Telegram did not understand the address. Give a full one, such as https://example.com/file.pdf.
telegram-url-wrong-type = At the address there is a file of another kind. Check the address.
telegram-download-unsaved = The downloaded file cannot be stored ({ $reason }). Free some space on the disk and try again.
