## Texts of `check`.

## Узлы и линии.

check-secret = В «{ $place }» стоит секрет (токен бота или строка сессии). Перенесите его в подключение: с ним сценарий не сохранить.
check-no-start = В сценарии нет узла «Начало»: запускать нечего.
check-several-starts = Узел «Начало» уже есть. Оставьте один.
check-empty-id = У узла пустой id. Дайте ему id.
check-duplicate-id = Узел с id «{ $node }» уже есть. Дайте второму другой id.
check-duplicate-test-data = Набор тестовых данных «{ $name }» уже есть: по имени найдётся только первый.
check-unreachable = К узлу «{ $node }» не ведёт ни одна линия: он не выполнится.
check-loop = Линии возвращаются к узлу «{ $node }»: следите, чтобы цикл заканчивался.
check-line-to-nowhere = Линия ведёт к узлу «{ $node }», которого нет.
check-error-line-to-nowhere = Линия события «Ошибка» ведёт к узлу «{ $node }», которого нет.
check-timeout-line-to-nowhere = Линия события «Таймаут» ведёт к узлу «{ $node }», которого нет.
check-gateway-line-to-nowhere = Линия условия ведёт к узлу «{ $node }», которого нет.
check-variable-name = «{ $path }» не годится как имя переменной. Подходит имя JavaScript или путь через точку: data.sent.
check-variable-blocked = В «{ $path }» нельзя записать: по тестовым данным «{ $blocked }» — не объект.
check-assign-empty = Для переменной «{ $variable }» не указано значение.
check-assertion-path = В проверке результата не указано, что проверять.
check-assertion-value = Для проверки «{ $path }» не указано, с чем сравнить.
check-assertion-value-text = Для проверки «{ $path }» сравнивать нужно с текстом в кавычках.
check-gateway-condition = У линии { $number } нет условия.
check-gateway-default = Нет линии по умолчанию: если ни одно условие не выполнится, идти будет некуда.
check-duration = «{ $text }» — не длительность ISO 8601. Пример: PT30S — 30 секунд, PT5M — 5 минут, P1D — сутки.

## Подключение.

check-connection-missing = Не выбрано подключение: неизвестно, от чьего имени выполнять шаг.
check-connection-kind = Не указан тип подключения: пользователь или бот.
check-connection-other-kind = Подключение «{ $name }» другого типа ({ $kind }). Выберите подключение того типа, что указан в шаге.
check-connection-unknown = Подключения «{ $name }» нет. Добавьте его или выберите другое.

## Поля.

check-peer-missing = Не указано поле «{ $field }»: неизвестно, с каким диалогом работать.
check-required = Заполните поле «{ $field }»: без него действие невозможно.
check-bot-only = Поле «{ $field }» работает только у ботов: Telegram не разрешает его обычным пользователям.
check-user-only = Поле «{ $field }» работает только у пользователей: для ботов Telegram его не поддерживает.
check-field-empty = Поле «{ $field }» пустое. Заполните его или уберите.
check-message-empty = Сообщение пустое: введите текст или добавьте вложение.
check-edit-nothing = Нечего менять: введите новый текст, вложение или кнопки.
check-edit-text-empty = Текст нельзя заменить пустым. Введите текст или уберите поле, чтобы он остался прежним.
check-live-only = Поле «{ $field }» работает только у трансляции: заполните «Транслировать, с» или уберите его.
check-ids-alone = Поле «{ $field }» не учитывается, когда сообщения заданы по ID.
check-bot-dialogs = У ботов нет списка диалогов: вернутся чаты из последних непрочитанных обновлений бота (не больше 100, за сутки).
check-bot-history = Ботам не видна история: вернутся сообщения этого чата из последних непрочитанных обновлений (не больше 100, за сутки).
check-bot-delete = Бот может удалить сообщение только в течение 48 часов после отправки.
check-bot-schedule = У ботов нет отложенной отправки: сообщение ждёт в программе и уйдёт, только если она будет запущена.

## Числа, даты, контакты.

check-not-a-number = В поле «{ $field }» нужно число, а введено «{ $text }».
check-not-whole = В поле «{ $field }» нужно целое число, а введено «{ $text }».
check-range = В поле «{ $field }» нужно число от { $least } до { $largest }.
check-message-id = «{ $text }» — не ID сообщения. Нужно целое число больше нуля или сохранённый результат отправки.
check-message-ids-count = { $count ->
    [0] Не указано ни одного сообщения: нужно от 1 до 100.
    [one] Указано { $count } сообщение, а за один раз можно от 1 до 100.
    [few] Указано { $count } сообщения, а за один раз можно от 1 до 100.
   *[other] Указано { $count } сообщений, а за один раз можно от 1 до 100.
}
check-date-seconds = Похоже, дата указана в секундах. Здесь нужны миллисекунды.
check-date-format = «{ $text }» — не дата. Нужен формат ISO 8601, например 2026-12-31T18:00:00+03:00.
check-vcard-long = vCard занимает { $bytes ->
    [one] { $bytes } байт
    [few] { $bytes } байта
   *[other] { $bytes } байт
}, а Telegram принимает не больше 2048. Сократите её.
check-phone = «{ $text }» не похоже на номер телефона.

## Текст.

check-text-empty = После разметки от текста ничего не осталось, а пустое сообщение Telegram не примет.
check-text-long = В тексте { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[other] { $count } знаков
}, а в одно сообщение помещается { $most }: он уйдёт несколькими сообщениями.
check-caption-long = В подписи { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[other] { $count } знаков
}, а помещается { $most }: текст уйдёт отдельным сообщением после файлов.
check-edit-long = В новом тексте { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[other] { $count } знаков
}, а помещается { $most }. Сократите его.

## Адреса.

check-bot-phone = Бот не может писать по номеру телефона. Укажите числовой id человека, который уже писал боту.
check-bot-me = У ботов нет «Избранного»: «me» работает только у пользователей.
check-bot-username = По имени @{ $name } бот найдёт только канал или группу. Человеку бот пишет по числовому id.
check-phone-without-plus = Похоже на номер телефона без «+»: так он будет принят за id.

## Вложения.

check-attachment-missing = У вложения { $number } не указан файл.
check-attachment-no-url = У вложения { $number } нет url. Передайте объект файла вместе с его url.
check-attachment-number = Вложение { $number } задано числом. Передайте объект файла вместе с его url.
check-attachment-url = Вложение { $number }: адрес «{ $url }» не подходит. Нужен адрес http(s) или путь к файлу.
check-attachment-file-id = Вложение { $number }: file_id Telegram работает только у ботов. Укажите адрес или путь к файлу.
check-attachment-one = Заменить файл можно одним, а указано: { $count }.
check-album-buttons = К альбому нельзя добавить кнопки. Уберите их или оставьте один файл.
check-album-split = { $count ->
    [one] В альбом помещается 10 файлов: { $count } файл разойдётся по нескольким альбомам ({ $albums }).
    [few] В альбом помещается 10 файлов: { $count } файла уйдут в нескольких альбомах ({ $albums }).
   *[other] В альбом помещается 10 файлов: { $count } файлов уйдут в нескольких альбомах ({ $albums }).
}
check-album-mixed = Файлы разных видов не смешиваются: фото и видео, музыка и документы уйдут отдельно, в таком же порядке.

## Кнопки.

check-buttons-json = JSON кнопок написан с ошибкой: строка { $line }, столбец { $column }.
check-buttons-kind = Не понять, что это за кнопки: нужен ключ inline_keyboard, keyboard, remove_keyboard или force_reply.
check-buttons-inline-only = При изменении сообщения можно задать только кнопки под сообщением (inline_keyboard).
check-buttons-size = Кнопки занимают больше 10 КБ: Telegram может их не принять.
check-buttons-true = Ключ { $key } должен иметь значение true.
check-buttons-shape = Кнопки задаются списком рядов, а каждый ряд — списком кнопок: [[кнопка, кнопка], [кнопка]].
check-buttons-none = В клавиатуре нет ни одной кнопки.
check-buttons-count = { $count ->
    [one] { $count } кнопка — слишком много: Telegram показывает не больше { $most }.
    [few] { $count } кнопки — слишком много: Telegram показывает не больше { $most }.
   *[other] { $count } кнопок — слишком много: Telegram показывает не больше { $most }.
}
check-buttons-row = В ряду { $row } слишком много кнопок: помещается { $most }.
check-button-text = Ряд { $row }, кнопка { $column }: нет текста.
check-button-action = { $count ->
    [0] Ряд { $row }, кнопка { $column }: не указано, что она делает (url, callback_data или другое).
   *[other] Ряд { $row }, кнопка { $column }: у неё несколько действий, а нужно одно.
}
check-reply-button-action = Ряд { $row }, кнопка { $column }: у неё несколько запросов, а можно не больше одного.
check-pay-first = Ряд { $row }, кнопка { $column }: кнопка оплаты или игры должна быть первой в первом ряду.
check-private-only = Ряд { $row }, кнопка { $column }: такая кнопка работает только в личном чате, а диалог — группа или канал.
check-callback-data = Ряд { $row }, кнопка { $column }: в callback_data { $bytes ->
    [one] { $bytes } байт
    [few] { $bytes } байта
   *[other] { $bytes } байт
}, а нужно от 1 до 64 (кириллическая буква — 2 байта).
check-button-url = Ряд { $row }, кнопка { $column }: адрес «{ $url }» не подходит. Нужен http(s) или tg.
check-web-app-url = Ряд { $row }, кнопка { $column }: адрес «{ $url }» не подходит. Веб-приложению нужен https.
check-login-url = Ряд { $row }, кнопка { $column }: адрес «{ $url }» не подходит. Для входа нужен https.
check-placeholder-length = В подсказке { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[other] { $count } знаков
}, а нужно от 1 до { $most }.
check-copy-text-length = Ряд { $row }, кнопка { $column }: для копирования { $count ->
    [one] { $count } знак
    [few] { $count } знака
   *[other] { $count } знаков
}, а нужно от 1 до { $most }.

## Выражения и переменные.

check-quoted-template = Внутри кавычек JavaScript не подставляет ${"{"}…{"}"}: текст уйдёт как есть. Возьмите обратные кавычки.
check-unknown-variable = Переменной «{ $variable }» нет ни в тестовых данных, ни в результатах предыдущих шагов.
check-variable-too-early = Переменная «{ $variable }» появится только позже: узел, который её записывает, выполняется не до этого.
check-unknown-key = В «{ $variable }» по тестовым данным нет «{ $key }».
check-text-is-expression = «{ $text }» записано как текст и уйдёт как есть. Если нужно значение, включите режим выражения.
check-double-braces = «{"{{"}{ $text }{"}}"}» уйдёт как есть: значение подставляется через ${"{"}…{"}"}.

## Исправления.

check-fix-clear = Убрать поле «{ $field }»
check-fix-remove-node = Удалить узел
check-fix-remove-line = Убрать линию
check-fix-rename = Переименовать
check-fix-replace = Заменить на { $with }
check-fix-connection = Выбрать «{ $name }»
check-fix-expression = Сделать выражением
check-fix-first-file = Оставить первый файл
check-fix-backticks = Заменить на обратные кавычки
check-fix-plain = Отправить без разметки
