## Тексты `cli`: подключения и вход.

cli-secret-argument = Среди параметров стоит токен или строка сессии, а параметры видны другим программам. Уберите его из команды: секрет вводится по запросу, берётся из файла (--from-file) или из переменной SCENOGRAM_SECRET_ИМЯ.
cli-input-ended = Ввод закончился раньше, чем получены все ответы.
cli-secret-empty = Секрет не указан: он пуст.
cli-needs-yes = Спросить некого: команда запущена без терминала. Если вы уверены, добавьте --yes.
cli-no-keyring = Хранилище паролей системы недоступно ({ $reason }), и хранить секреты негде. Укажите файл секретов с парольной фразой: --secrets ФАЙЛ.
cli-vault-locked = Секреты закрыты парольной фразой. Введите её по запросу или задайте в переменной SCENOGRAM_PASSPHRASE.
cli-passphrases-differ = Фразы не совпали. Повторите команду.
cli-passphrase-short = Парольная фраза слишком короткая: нужно не меньше { $least ->
    [one] { $least } знака
   *[many] { $least } знаков
}.
cli-ask-passphrase = Парольная фраза:
cli-ask-new-passphrase = Новая парольная фраза:
cli-ask-passphrase-again = Ещё раз:
cli-ask-name = Имя подключения:
cli-ask-token = Токен бота (от @BotFather):
cli-ask-session = Строка сессии:
cli-ask-api-id = API ID:
cli-ask-api-hash = API hash:
cli-ask-api-hash-or-not = API hash (можно пропустить, тогда новые входы с ним здесь не начать):
cli-ask-phone = Номер телефона с кодом страны:
cli-ask-code = Код (r — прислать ещё раз, b — другой номер):
cli-ask-password = Пароль (пустая строка — показать подсказку):
cli-ask-remove = Забыть подключение «{ $name }» вместе с его секретами? (да/нет)
cli-ask-export = Показать строку сессии? (да/нет)
cli-token-malformed = Это не токен бота. Токен — цифры, двоеточие и около 35 букв и цифр; его даёт @BotFather.
cli-api-id-malformed = API ID — целое число больше нуля. Его показывает my.telegram.org в разделе «API development tools».
cli-api-hash-malformed = API hash — 32 знака: цифры и латинские буквы от a до f. Его показывает my.telegram.org в разделе «API development tools».
cli-connections-unknown = Подключения «{ $name }» нет. Все подключения: scenogram connections list
cli-connections-kind-bot = бот
cli-connections-kind-user = пользователь
cli-connections-ready = готово
cli-connections-checking = ещё не проверено
cli-connections-locked = закрыто парольной фразой
cli-connections-unreadable = секрет не прочитан
cli-connections-signed-out = вход не выполнен
cli-connections-server-telegram = Telegram
cli-connections-server-test = тестовые серверы Telegram
cli-connections-server-sandbox = песочница
cli-connections-used = Используется в сценарии «{ $scenario }»: { $path }
cli-connections-removed = Подключение «{ $name }» забыто. В Telegram ничего не изменилось.
cli-connections-added = Подключение «{ $name }» сохранено.
cli-session-recognised = Строка сессии { $form }, дата-центр { $dc }. Подключаюсь…
cli-import-key-alone = Это ключ без адреса. Укажите, где он действует: --server и --dc.
cli-export-warning = Строка сессии — это вход во весь аккаунт «{ $name }»: кто её получит, читает и пишет от её имени. Если одну сессию одновременно использовать в двух программах, Telegram может её закрыть.
cli-export-written = Строка сессии записана в { $path }. Читать файл может только его владелец.
cli-test-name = Поиск имени сервера
cli-test-proxy = Прокси
cli-test-connect = Соединение
cli-test-tls = Защита соединения (TLS)
cli-test-account = Аккаунт
cli-test-took = Связь есть: { $milliseconds } мс.
cli-test-failed = { $part }: { $reason }
cli-login-application = API ID и API hash выдаёт my.telegram.org: войдите там со своим номером, откройте «API development tools» и создайте приложение.
cli-login-sandbox = Вход в песочницу: настоящий аккаунт не нужен. Подойдёт любой из этих людей:
cli-login-code-app = Код отправлен в приложение Telegram, в чат «Telegram» ({ $phone }). Знаков: { $length }.
cli-login-code-sms = Код отправлен по SMS на { $phone }. Знаков: { $length }.
cli-login-code-call = Код продиктуют по телефону { $phone }. Знаков: { $length }.
cli-login-code-flash-call = На { $phone } поступит звонок; код — номер, с которого звонят ({ $pattern }).
cli-login-code-missed-call = На { $phone } поступит звонок с номера { $prefix }…; код — его последние цифры. Знаков: { $length }.
cli-login-code-email = Код отправлен на почту { $pattern }. Знаков: { $length }.
cli-login-code-fragment = Код отправлен на Fragment: { $url }. Знаков: { $length }.
cli-login-code-other = Telegram отправил код способом «{ $name }».
cli-login-resend = { $seconds ->
    [0] Если код не пришёл, введите r: его пришлют { $way }.
    [one] Если код не придёт, через { $seconds } секунду введите r: его пришлют { $way }.
    [few] Если код не придёт, через { $seconds } секунды введите r: его пришлют { $way }.
   *[many] Если код не придёт, через { $seconds } секунд введите r: его пришлют { $way }.
}
cli-login-next-sms = по SMS
cli-login-next-call = звонком с диктовкой
cli-login-next-flash-call = звонком
cli-login-next-missed-call = пропущенным звонком
cli-login-next-fragment = через Fragment
cli-login-password = У этого аккаунта двухэтапная проверка: нужен её пароль.
cli-login-hint = Подсказка: { $hint }
cli-login-no-hint = Подсказки нет.
cli-login-scan = Откройте Telegram на телефоне: Настройки → Устройства → Подключить устройство, и наведите камеру на код.
cli-login-expires = { $seconds ->
    [one] Код действует { $seconds } секунду, потом появится новый.
    [few] Код действует { $seconds } секунды, потом появится новый.
   *[many] Код действует { $seconds } секунд, потом появится новый.
}
cli-login-no-picture = QR-код не удалось нарисовать. Войдите по номеру телефона.
cli-login-vault = Вход выполнен, но секреты хранить негде, и потому он отменён. Укажите файл секретов: --secrets ФАЙЛ.
