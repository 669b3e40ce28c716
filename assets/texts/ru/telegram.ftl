## Texts of `telegram`.

# The connection and what is around a request.
telegram-endpoint-invalid = Адрес сервера Bot API «{ $address }» не годится: нужен адрес вида https://api.telegram.org, без «?» и «#».
telegram-token-malformed = Токен бота пуст или содержит пробелы. Скопируйте его целиком из переписки с @BotFather.
telegram-wrong-token = Telegram не признаёт токен бота. Проверьте, что токен скопирован целиком и не отозван в @BotFather, и что адрес сервера Bot API верен.
telegram-no-http-client = Не удалось подготовить сетевое соединение. Перезапустите программу.
telegram-network = Не удалось связаться с сервером, ничего не отправлено. Проверьте сеть и адрес сервера и повторите. Причина: { $reason }.
telegram-unknown-outcome = Запрос ушёл, но ответ не получен: сообщение могло быть доставлено. Посмотрите в чат, прежде чем отправлять снова. Причина: { $reason }.
telegram-reason-silence = сервер молчит
telegram-reason-gateway = ответил промежуточный сервер, а не Telegram
telegram-not-bot-api = По этому адресу отвечает не сервер Bot API, ничего не отправлено. Проверьте адрес сервера в подключении.
telegram-flood-wait = { $seconds ->
    [one] Telegram просит подождать { $seconds } секунду. Повторите позже.
    [few] Telegram просит подождать { $seconds } секунды. Повторите позже.
   *[many] Telegram просит подождать { $seconds } секунд. Повторите позже.
}
telegram-too-many-requests = Слишком много запросов подряд. Повторите через минуту.
telegram-chat-migrated = Группа стала супергруппой, её новый id — { $chat }. Укажите его в поле «Диалог».
telegram-chat-upgraded = Группа стала супергруппой, и её id изменился. Узнайте новый id и укажите его в поле «Диалог».
telegram-part-sent = { $sent ->
    [one] Отправлена { $sent } часть из { $total }, затем ошибка.
    [few] Отправлены { $sent } части из { $total }, затем ошибка.
   *[many] Отправлено { $sent } частей из { $total }, затем ошибка.
} { $error }
telegram-action-unsupported = Действие «{ $action }» для бота в этой версии не выполняется. Ничего не отправлено.
telegram-phone-peer = Бот не может обратиться по номеру телефона. Укажите id чата или имя канала либо выберите подключение пользователя.
telegram-own-account-peer = У бота нет «Избранного»: адрес «me» годится только для подключения пользователя. Укажите id чата.
telegram-documents-only = Отправка вложений «как документы» есть только у пользователя. Для бота выберите «Медиа».
telegram-unavailable = Сбой на стороне Telegram, запрос не выполнен. Повторите через минуту.
telegram-bot-logged-out = Бот вышел с этого сервера Bot API. Войдите снова или укажите другой адрес сервера.
telegram-webhook-active = У бота включён вебхук, и потому обновления так получить нельзя. Отключите вебхук (deleteWebhook) и повторите.
telegram-conflict = Обновления этого бота уже получает другая программа. Остановите её и повторите.
telegram-other = Telegram отказал: { $telegram }

# The chat and the people in it.
telegram-chat-not-found = Чат не найден. Проверьте id или имя в поле «Диалог»; бот должен состоять в группе, а человек — написать боту первым.
telegram-user-not-found = Пользователь не найден. Проверьте его id в поле «Диалог».
telegram-peer-id-invalid = Такого id нет или бот с ним ещё не встречался. Проверьте id в поле «Диалог»; человек должен сначала написать боту.
telegram-chat-id-empty = Адресат не указан. Заполните поле «Диалог».
telegram-bot-blocked = Пользователь заблокировал бота. Сообщение можно отправить, только когда он разблокирует бота.
telegram-cannot-initiate = Бот не может написать первым. Попросите человека открыть бота и нажать «Старт».
telegram-peer-is-bot = Адресат — бот, а боты не пишут ботам. Проверьте поле «Диалог».
telegram-bot-kicked = Бота исключили из этого чата. Добавьте его снова.
telegram-bot-not-member = Бот не состоит в этом чате. Добавьте его в группу, а в канал — администратором.
telegram-user-deactivated = Учётная запись адресата удалена. Отправить ей сообщение нельзя.
telegram-group-deactivated = Группа удалена или закрыта. Укажите другой чат в поле «Диалог».
telegram-channel-private = Канал или группа закрыты для бота. Добавьте бота в чат.
telegram-premium-required = Адресат принимает сообщения только от пользователей Telegram Premium. Бот написать ему не может.
telegram-payment-required = Адресат принимает сообщения только за звёзды Telegram. Бот написать ему не может.

# Rights.
telegram-need-admin-rights = Боту нужны права администратора в этом чате. Назначьте его администратором с правом публикации.
telegram-not-enough-rights = У бота нет права писать в этот чат. Попросите администратора дать его.
telegram-media-forbidden = В этом чате боту нельзя отправлять такие файлы. Попросите администратора разрешить их или отправьте без вложений.
telegram-voice-forbidden = Адресат запретил голосовые сообщения. Отправьте запись документом или текстом.
telegram-chat-write-forbidden = Боту нельзя писать в этот чат. Проверьте права бота и настройки чата.
telegram-chat-restricted = Telegram ограничил этот чат. Отправить в него сообщение нельзя.
telegram-bot-banned = Telegram ограничил бота: он не может писать в группы и каналы. Обратитесь к @SpamBot.

# Text.
telegram-text-empty = Сообщение пустое. Заполните поле «Текст» или добавьте вложение.
telegram-text-too-long = Текст длиннее 4096 знаков. Сократите его.
telegram-caption-too-long = Подпись к вложению длиннее 1024 знаков. Сократите текст.
telegram-text-not-utf8 = В тексте есть недопустимые знаки. Проверьте значения, которые в него подставляются.
telegram-entities-invalid = Telegram не принял форматирование текста. Проверьте разметку и формат текста.
telegram-entities-too-long = В тексте слишком много форматирования. Упростите его.

# What the message refers to.
telegram-reply-not-found = Сообщение, на которое нужно ответить, не найдено. Проверьте поле «Ответить на»: сообщение могло быть удалено или находиться в другом чате.
telegram-topic-not-found = Тема не найдена. Проверьте поле «Тема»: её могли удалить, или это не форум.
telegram-topic-closed = Тема закрыта. Откройте её или укажите другую.

# Buttons.
telegram-album-buttons = У альбома не может быть кнопок. Отправьте один файл или отправьте кнопки отдельным сообщением.
telegram-button-data-invalid = Данные кнопки (callback_data) должны занимать от 1 до 64 байт; русская буква занимает два. Сократите их.
telegram-button-url-invalid = Ссылка кнопки не годится. Укажите полный адрес, например https://example.com.
telegram-button-type-invalid = Такая кнопка в этом чате не разрешена. Проверьте вид кнопки: web_app работает только в личных чатах.
telegram-button-user-invalid = Кнопка ведёт к пользователю, который это запретил или неизвестен боту. Уберите её или замените ссылкой.
telegram-button-copy-invalid = Текст для копирования в кнопке должен быть от 1 до 256 знаков.
telegram-button-login-invalid = Адрес кнопки входа не привязан к боту. Привяжите домен в @BotFather (/setdomain).
telegram-button-no-action = У кнопки под сообщением нет действия. Добавьте ей ссылку, callback_data или другое действие.
telegram-button-private-only = Такую кнопку можно показать только в личном чате. Уберите её или отправьте сообщение человеку.
telegram-button-text-empty = У кнопки нет надписи. Заполните text.
telegram-button-invalid = Telegram не понял одну из кнопок. Проверьте её поля. Ответ Telegram: { $telegram }
telegram-keyboard-too-big = Клавиатура слишком велика. Уменьшите число кнопок или их данные.
telegram-keyboard-invalid = Telegram не понял клавиатуру. Проверьте поле «Кнопки». Ответ Telegram: { $telegram }

# Files.
telegram-file-not-found = Файл «{ $path }» не найден. Проверьте путь во вложении.
telegram-file-unreadable = Файл «{ $file }» не читается ({ $reason }). Проверьте права на него и повторите.
telegram-file-is-folder = «{ $path }» — не файл. Укажите путь к файлу.
telegram-empty-file = Файл «{ $file }» пуст, а Telegram пустых не принимает.
telegram-big-file = Файл «{ $file }» слишком велик: { $size } МБ. Боту можно не больше { $limit } МБ.
telegram-photo-size = Фото «{ $file }» ({ $width } × { $height }) не годится: ширина и высота вместе — не больше 10000, одна больше другой — не более чем в 20 раз. Уменьшите его или отправьте архивом.
telegram-photo-dimensions = Размеры фото не годятся: ширина и высота вместе — не больше 10000, одна больше другой — не более чем в 20 раз. Уменьшите фото.
telegram-photo-invalid = Telegram не смог прочитать фото. Проверьте, что это исправный JPEG, PNG или WebP.
telegram-file-too-big = Файл слишком велик: боту можно отправить фото до 10 МБ, другие файлы — до 50 МБ.
telegram-file-empty = Файл пуст, а Telegram пустых не принимает.
telegram-file-missing = Telegram не получил файл. Проверьте вложение и повторите.
telegram-file-type-mismatch = Файл с этим file_id — другого вида. Отправьте сам файл или укажите его тип.
telegram-file-id-invalid = Такого file_id нет у этого бота. Возьмите file_id из результата того же бота или укажите адрес файла.
telegram-file-id-expired = Срок этого file_id вышел. Получите новый или отправьте сам файл.
telegram-upload-broken = Файл дошёл до Telegram не целиком. Повторите отправку.
telegram-media-invalid = Telegram не принял файл. Проверьте, что он исправен и его вид совпадает с расширением.
telegram-album-invalid = Telegram не принял альбом: в нём от 2 до 10 файлов, документы и музыка — отдельно от фото и видео.
telegram-url-not-http = Адрес вложения «{ $url }» не годится: нужен адрес http или https или путь к файлу.
telegram-url-status = Файл по адресу «{ $url }» не скачан: сервер ответил кодом { $status }. Проверьте, что адрес открывается без входа.
telegram-url-unreachable = Файл по адресу «{ $url }» не скачан ({ $reason }). Проверьте адрес и сеть и повторите.
telegram-url-failed = Telegram не смог скачать файл по адресу. Проверьте, что адрес открывается без входа.
telegram-url-invalid = Telegram не понял адрес. Укажите полный адрес, например https://example.com/file.pdf.
telegram-url-wrong-type = По адресу лежит файл другого вида. Проверьте адрес.
telegram-download-unsaved = Скачанный файл некуда сохранить ({ $reason }). Освободите место на диске и повторите.
