## Тексты `cli`.

cli-no-window = Окно не открылось ({ $reason }). На компьютере без экрана запускайте «scenogram run ФАЙЛ»; все команды: «scenogram --help».
cli-built-without-window = Эта программа собрана без окна. «scenogram run ФАЙЛ» запускает сценарий; все команды: «scenogram --help».
cli-nothing-found = Файлов сценариев (*.ron) там нет.
cli-system = Система не дала программе начать работу: { $reason }
cli-usage-unknown-argument = Параметра «{ $argument }» нет.
cli-usage-unknown-command = Команды «{ $command }» нет.
cli-usage-suggestion = Возможно, имелось в виду «{ $suggestion }».
cli-usage-missing = Не хватает: { $argument }.
cli-usage-no-value = У параметра «{ $argument }» не указано значение.
cli-usage-value = Значение «{ $value }» не подходит для «{ $argument }».
cli-usage-known-values = Можно: { $known }.
cli-usage-conflict = «{ $argument }» и «{ $other }» не указывают вместе.
cli-usage-repeated = «{ $argument }» можно указать только один раз.
cli-usage-other = Команда записана с ошибкой.
cli-usage-picture-alone = «--screenshot» рисует окно и не указывается вместе с командой.
cli-usage-help = Все команды и параметры: scenogram --help
cli-no-such-step = В сценарии нет шага с идентификатором «{ $step }».
cli-no-such-data = В сценарии нет тестовых данных «{ $name }». Есть: { $known }.
cli-vars-invalid = { $path }:{ $line }:{ $column }: ожидается объект переменных в JSON. { $reason }
cli-set-path-empty = --set: перед знаком «=» не указана переменная.
cli-set-path-name = --set { $path }: «{ $segment }» не может быть именем переменной. Имя состоит из букв, цифр, «_» и «$» и начинается не с цифры.
cli-set-path-not-object = --set { $path }: в «{ $parent }» лежит не объект, записать в него нельзя.
cli-set-json = --set { $path }: значение — не JSON (знак { $column }). { $reason } Текст пишется в кавычках: '"текст"'.
cli-flood-wait = { $step }: Telegram просит подождать { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
}.
cli-holding = { $step }: сообщение ждёт до { $until }. Это работает, только пока программа запущена.
cli-in-step = { $step }: { $words }
cli-progress = { $what }: { $percent } %
cli-node = { $sign } { $name } ({ $milliseconds } мс)
cli-line-error = → дальше по линии «Ошибка»
cli-line-timeout = → дальше по линии «Таймаут»
cli-ended-done = Готово.
cli-ended-done-caught = { $count ->
    [one] Готово, но не без ошибок: { $count } ошибку перехватило пограничное событие (см. выше).
    [few] Готово, но не без ошибок: { $count } ошибки перехватили пограничные события (см. выше).
   *[other] Готово, но не без ошибок: { $count } ошибок перехватили пограничные события (см. выше).
}
cli-ended-failed = Не выполнено.
cli-ended-timed-out = Время вышло.
cli-ended-cancelled = Остановлено.
cli-ended-unknown = Исход неизвестен: запрос ушёл, а ответ не пришёл.
cli-ended-dry-run = Проверено; ничего не отправлено.
cli-check-clean = { $path }: замечаний нет
cli-check-found = { $path }: { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
cli-severity-error = ошибка
cli-severity-warning = предупреждение
cli-severity-information = к сведению
cli-sandbox-bot = Bot API: { $url }, токен { $token }
cli-sandbox-mtproto = Пользователи: { $address }, дата-центр { $dc }, API ID { $api_id }, API hash { $api_hash }, слой { $layer }
cli-sandbox-people = Люди (строки сессий даёт --format json):
cli-sandbox-code = код { $code }
cli-sandbox-password = пароль «{ $password }»
cli-sandbox-chats = Чаты:
cli-sandbox-stop = Песочница работает. Ctrl-C остановит её.
cli-no-such-view = Вида «{ $name }» нет. Есть: { $known }.
cli-no-picture-folder = Картинку записать некуда: папки «{ $folder }» нет. Создайте её или назовите другую.
cli-no-temporary-folder = не создать временную папку: { $reason }
cli-backend-gone = Внутренняя ошибка: запуск прервался. Неизвестно, что успело отправиться, — проверьте чат.
