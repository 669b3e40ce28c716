## Texts of `scenario`.

scenario-peer-empty = Не указано, кому или о каком диалоге речь. Введите @имя, числовой id или ссылку t.me.
scenario-peer-not-an-address = «{ $text }» — не адрес Telegram. Подходят @имя (латиница, цифры, _), ссылка t.me/имя, числовой id и телефон с «+».
scenario-peer-invitation = Это ссылка-приглашение: она никого не называет. Введите @имя или числовой id чата.

scenario-edit-no-such-node = Узла «{ $node }» в сценарии больше нет.
scenario-edit-wrong-node = Для узла «{ $node }» такое изменение не подходит: он другого вида.
scenario-edit-not-a-step = Узел «{ $node }» — не шаг Telegram.
scenario-edit-no-test-data = Этого набора тестовых данных больше нет.
scenario-edit-id-taken = Узел «{ $node }» в сценарии уже есть.
scenario-edit-wrong-content = Действие «{ $action }» не принимает такое значение в поле «{ $field }».

## Файл сценария.

scenario-load-at = Строка { $line }, столбец { $column }. { $reason }
scenario-load-empty = Файл пуст: сценария в нём нет.
scenario-load-cut = Файл обрывается на середине: похоже, он скопирован не полностью. Возьмите целый файл.
scenario-load-unknown-field = Неизвестное поле «{ $name }». Здесь могут быть: { $known }.
scenario-load-unknown-variant = Неизвестное слово «{ $name }». Здесь могут быть: { $known }.
scenario-load-missing-field = Не хватает обязательного поля «{ $name }».
scenario-load-duplicate-field = Поле «{ $name }» задано дважды. Оставьте одно.
scenario-load-wrong-type = Здесь ожидается: { $expected }. А записано: { $found }.
scenario-load-wrong-type-unnamed = Здесь ожидается: { $expected }.
scenario-load-sign-expected = Не хватает знака «{ $sign }».
scenario-load-version = Файл записан в версии { $version }, а эта программа понимает версию 1. Обновите программу.
scenario-load-duplicate-node = Узел с id «{ $node }» уже есть. Дайте второму другой id.
scenario-load-too-deep = Слишком много вложенных скобок.
scenario-load-syntax = Так сценарий не записывают. Проверьте скобки, кавычки и запятые рядом с этим местом.

scenario-load-expected-text = текст в кавычках
scenario-load-expected-yes-no = true или false
scenario-load-expected-integer = целое число
scenario-load-expected-number = число
scenario-load-expected-list = список в квадратных скобках
scenario-load-expected-map = набор «ключ: значение» в фигурных скобках
scenario-load-expected-struct = поля в круглых скобках
scenario-load-expected-name = имя
scenario-load-expected-other = другое значение
scenario-load-found-text = текст { $value }
scenario-load-found-yes-no = { $value }
scenario-load-found-number = число { $value }
scenario-load-found-list = список
scenario-load-found-map = набор «ключ: значение»
scenario-load-found-name = одно имя без скобок
scenario-load-found-other = значение другого вида

scenario-save-secret = Файл не сохранён: в «{ $field }» стоит секрет (токен бота или строка сессии). Перенесите его в подключение.
scenario-save-secret-in-node = Файл не сохранён: в узле «{ $node }», поле «{ $field }», стоит секрет (токен бота или строка сессии). Перенесите его в подключение.
scenario-save-duplicate-node = Файл не сохранён: два узла имеют id «{ $node }». Удалите или переименуйте один из них.
scenario-save-too-deep = Файл не сохранён: в тестовых данных или кнопках слишком много вложенных уровней.
scenario-save-unwritable = Файл не сохранён: сценарий не удалось записать. Ответ программы записи: { $words }.
