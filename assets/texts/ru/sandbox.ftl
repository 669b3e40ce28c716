## Тексты `sandbox`: что не так в файле мира. Стоят после двоеточия.

sandbox-world-json = это не JSON (строка { $line }, знак { $column })
sandbox-world-unknown = поля «{ $field }» в файле мира не бывает (строка { $line }, знак { $column })
sandbox-world-missing = не хватает поля «{ $field }» (строка { $line }, знак { $column })
sandbox-world-value = значение не того вида (строка { $line }, знак { $column })
sandbox-world-id = id { $id } указан дважды или не подходит для этого вида
sandbox-world-username = имя @{ $username } указано дважды, а в Telegram оно бывает только у одного
sandbox-world-phone = телефон { $phone } указан у двух людей
sandbox-world-contact = у человека { $person } в контактах есть { $contact }, а такого человека в файле нет
sandbox-world-kind = у чата { $chat } вид «{ $kind }», а бывают group, supergroup и channel
sandbox-world-member = в чате { $chat } назван человек { $person }, а такого в файле нет
sandbox-world-message-chat = в сообщении { $number } назван чат { $chat }, а такого в файле нет
sandbox-world-message-from = в сообщении { $number } назван отправитель { $from }, а такого в файле нет
sandbox-world-message-of-nobody = в сообщении { $number } не назван отправитель («from»)
sandbox-world-message-date = в сообщении { $number } дата «{ $date }» — не секунды Unix и не ISO 8601 с часовым поясом
