## The windows of connections.

window-connections-add = Добавить подключение
window-connections-default-proxy = Прокси по умолчанию…
window-connections-open = Открыть…
window-connections-test-it = Проверить
window-connections-token = Строка сессии…
window-connections-sign-in-again = Войти заново…
window-connections-duplicate = Создать копию
window-connections-delete = Удалить…
window-connections-unlock = Ввести парольную фразу…
window-connections-mend = Что делать…
window-connections-close = Закрыть

window-connections-standing-ready = готово к работе
window-connections-standing-tested = проверено
window-connections-standing-test-failed = проверка не прошла
window-connections-standing-locked = закрыто парольной фразой
window-connections-standing-unreadable = секреты не читаются
window-connections-standing-checking = секреты ещё не прочитаны
window-connections-standing-signed-out = нужен вход
window-connections-standing-no-token = нет токена
window-connections-standing-sandbox-starting = песочница запускается
window-connections-standing-sandbox-down = песочница не запустилась
window-connections-short-test-failed = ошибка
window-connections-short-locked = закрыто
window-connections-short-unreadable = не читается
window-connections-short-signed-out = нужен вход
window-connections-short-no-token = нет токена
window-connections-short-down = не работает

window-connections-account-id = ID { $id }
window-connections-built-in = Встроенное подключение: работает только с песочницей внутри программы, поэтому не меняется и не удаляется.

window-connections-from-environment = Задано переменной окружения { $variable }: меняется там же.
window-connections-name = Название
window-connections-server = Сервер
window-connections-server-telegram = Telegram
window-connections-server-test = Тестовые серверы
window-connections-server-own = Свой сервер
window-connections-server-sandbox = Песочница
window-connections-server-test-about = Там свои аккаунты и боты: настоящие люди сообщений не получат.
window-connections-server-key = Вход действует только на этом сервере. Для другого подключите аккаунт ещё раз.
window-connections-address = Адрес
window-connections-bot-token = Токен бота
window-connections-token-kept = сохранён
window-connections-token-replace = Заменить…
window-connections-token-keep = Оставить прежний
window-connections-token-hint = Новый токен от @BotFather
window-connections-token-form = Токен выглядит как «цифры:35 знаков». Скопируйте его из сообщения @BotFather целиком.

window-connections-proxy = Прокси
window-connections-proxy-default = По умолчанию
window-connections-proxy-none = Без прокси
window-connections-proxy-system = Как в системе
window-connections-proxy-own = Свой прокси
window-connections-proxy-kind = Вид прокси
window-connections-proxy-host = Адрес прокси
window-connections-proxy-port = Порт
window-connections-proxy-user = Пользователь
window-connections-proxy-password = Пароль
window-connections-proxy-password-hint = Сохранённый пароль остаётся
window-connections-proxy-http-bots = Через HTTP-прокси работают только боты.
window-connections-proxy-users = Для аккаунтов подходят прокси SOCKS5.
window-connections-proxy-test = Проверить прокси
window-connections-default-proxy-title = Прокси по умолчанию
window-connections-default-proxy-about = Через него идут все подключения, для которых не выбрано другое.
window-connections-proxy-saved = Прокси по умолчанию сохранён

window-connections-test = Проверка
window-connections-test-stop = Остановить
window-connections-test-limit = не дольше { $seconds } с
window-connections-test-connection = Проверить подключение
window-connections-testing = Проверяем…
window-connections-test-cancelled = Проверка остановлена.
window-connections-test-good = Telegram отвечает: { $took }
window-connections-part-name = Поиск адреса
window-connections-part-proxy = Прокси
window-connections-part-connect = Соединение
window-connections-part-tls = Защита соединения
window-connections-part-account = Аккаунт

window-connections-saving = Сохраняем…
window-connections-gone = Этого подключения больше нет: его удалили в другом окне программы. Сохранить изменения некуда.
window-connections-saved = Подключение «{ $name }» сохранено
window-connections-rename-read-only = Подключение переименовано, а открытый сценарий доступен только для чтения: в нём осталось прежнее название.
window-connections-renamed = Подключение теперь называется «{ $name }»
window-connections-deleted = Подключение «{ $name }» удалено
window-connections-rename-follow = Переименовать и в сценариях
window-connections-uses-awaited = Ищем сценарии с этим подключением…
window-connections-uses-failed = Не удалось узнать, где используется подключение.
window-connections-uses-none = Сценарии открытой папки его не используют.
window-connections-uses-no-folder = Папка со сценариями не открыта, поэтому неизвестно, используют ли они его.
window-connections-use =
    «{ $scenario }»: { $steps ->
        [one] { $steps } шаг
        [few] { $steps } шага
       *[many] { $steps } шагов
    }
window-connections-use-open =
    «{ $scenario }», открыт сейчас: { $steps ->
        [one] { $steps } шаг
        [few] { $steps } шага
       *[many] { $steps } шагов
    }
window-connections-uses-more =
    и ещё { $count ->
        [one] { $count } сценарий
        [few] { $count } сценария
       *[many] { $count } сценариев
    }
window-connections-delete-title = Удалить подключение «{ $name }»?
window-connections-delete-about = Его настройки и секреты будут стёрты на этом компьютере. В Telegram ничего не изменится.
window-connections-delete-signed-in = Сеанс останется в списке устройств аккаунта. Чтобы завершить и его, сначала выйдите: «Строка сессии…» → «Выход».
window-connections-delete-uses =
    Его { $count ->
        [one] использует { $count } сценарий, он перестанет
        [few] используют { $count } сценария, они перестанут
       *[many] используют { $count } сценариев, они перестанут
    } работать:

window-connections-choose-none = Выберите подключение
window-connections-step-locked = Секреты закрыты парольной фразой: шаг выполнится после того, как вы её введёте.
window-connections-step-unreadable = Секреты не читаются: шаг не выполнится.
window-connections-step-signed-out = Вход не выполнен: шаг не выполнится.
window-connections-step-no-token = У бота нет токена: шаг не выполнится.
window-connections-step-open = Открыть подключение…

window-endpoint-test = Тестовые серверы
window-endpoint-own = Свой сервер
window-endpoint-none = Нет подключения
