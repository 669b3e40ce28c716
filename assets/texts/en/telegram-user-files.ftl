## Texts of `telegram`: files and reading with accounts of people.

telegram-user-file-id = A Telegram file id works only for the bot that got it. For a user connection give the file's address or path in the field “Attachments”.
