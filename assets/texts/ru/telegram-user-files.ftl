## Texts of `telegram`: files and reading with accounts of people.

telegram-user-file-id = Идентификатор файла Telegram действует только у того бота, который его получил. Для подключения пользователя укажите в поле «Вложения» адрес файла или путь к нему.
