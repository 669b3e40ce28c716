## Тексты `sandbox::world`: что не так в файле мира. Стоят после двоеточия.

world-json = это не JSON (строка { $line }, знак { $column })
world-unknown = поля «{ $field }» в файле мира не бывает (строка { $line }, знак { $column })
world-missing = не хватает поля «{ $field }» (строка { $line }, знак { $column })
world-value = значение не того вида (строка { $line }, знак { $column })
world-id = id { $id } указан дважды или не подходит для этого вида
world-username = имя @{ $username } указано дважды, а в Telegram оно бывает только у одного
world-phone = телефон { $phone } указан у двух людей
world-contact = у человека { $person } в контактах есть { $contact }, а такого человека в файле нет
world-kind = у чата { $chat } вид «{ $kind }», а бывают group, supergroup и channel
world-member = в чате { $chat } назван человек { $person }, а такого в файле нет
world-message-chat = в сообщении { $number } назван чат { $chat }, а такого в файле нет
world-message-from = в сообщении { $number } назван отправитель { $from }, а такого в файле нет
world-message-of-nobody = в сообщении { $number } не назван отправитель («from»)
world-message-date = в сообщении { $number } дата «{ $date }» — не секунды Unix и не ISO 8601 с часовым поясом
